import Almanac
import AlmanacStore
import TestSupport
import Testing

@Suite struct ReadingTests {
  private func ids(_ change: (inout TimelineFilter) throws -> Void) throws -> [String] {
    let store = try Fixture.store()
    try Fixture.put(
      [
        Fixture.event("month", date: "2025-07"),
        Fixture.event(
          "late",
          date: "2025-09-01",
          title: "Exportação de chips",
          evidence: #"{"source":"s2","credibility":1}"#
        ),
        Fixture.record(
          #"{"type":"country_group","id":"g-cn","group":"EAR:D:5","country":"CN","name":"China","from":"2025-01-01","evidence":[{"source":"s1","credibility":1}]}"#
        ),
        Fixture.record(
          #"{"type":"ruling","id":"rule","title":"Controls 出口管制","authority":"acme","jurisdiction":"US","instrument":"rule","track":"export-license","force":"law","status":"in-force","effect":"restrict","announced":"2025-08-01","destinations":["EAR:D:5"],"accelerators":["acme-one"],"summary":"엔비디아 칩","evidence":[{"source":"s2","credibility":3}]}"#
        ),
      ],
      into: store
    )
    var filter = TimelineFilter()
    try change(&filter)
    return try store.timeline(filter).entries.map(\.revision.record.id.text)
  }

  @Test func `facts come in the order they happened`() throws {
    #expect(try ids { _ in } == ["acme-one", "e1", "month", "rule", "late"])
  }

  @Test func `a month may lie in half of it, and surely does not`() throws {
    let since = Day("2025-07-15")
    #expect(try ids { $0.since = since }.contains("month"))
    #expect(
      try !ids {
        $0.since = since; $0.isCertain = true
      }.contains("month")
    )
    #expect(try ids { $0.until = Day("2025-07-01") } == ["acme-one", "e1", "month"])
    #expect(
      try ids {
        $0.until = Day("2025-07-01"); $0.isCertain = true
      } == ["acme-one", "e1"]
    )
  }

  @Test func `nothing is shown that was published later`() throws {
    #expect(try ids { $0.clocks.knownOn = Day("2025-06-30") } == ["acme-one", "e1", "month"])
    #expect(try ids { $0.clocks.knownOn = Day("2025-06-29") } == [])
    #expect(try ids { $0.clocks.knownOn = Day("2025-09-10") }.count == 5)
  }

  @Test func `a country is concerned also through its groups`() throws {
    #expect(try ids { $0.country = CountryCode("CN") } == ["rule"])
    #expect(try ids { $0.country = CountryCode("US") } == ["rule"])
    #expect(try ids { $0.country = CountryCode("RU") } == [])
  }

  @Test func `a grade is a floor for both parts`() throws {
    #expect(try ids { $0.grade = Grade("A1") } == ["late"])
    #expect(try ids { $0.grade = Grade("B2") } == ["acme-one", "e1", "month", "late"])
    #expect(try ids { $0.grade = Grade("A3") } == ["rule", "late"])
  }

  @Test func `what is about a thing names it or is it`() throws {
    let store = try Fixture.store()
    let about = try store.resolve("acme-one")
    #expect(try ids { $0.about = about } == ["acme-one", "rule"])
    #expect(try ids { $0.about = try store.resolve("acme") }.count == 5)
  }

  @Test func `kinds, words and limits narrow`() throws {
    #expect(try ids { $0.kinds = [.ruling] } == ["rule"])
    #expect(try ids { $0.kinds = [.source] } == ["s1", "s2"])
    #expect(try ids { $0.search = "exportacao" } == ["late"])
    #expect(try ids { $0.limit = 2 } == ["rule", "late"])
    #expect(try ids { $0.limit = 0 }.count == 5)
  }

  @Test(arguments: [
    ("出口管制", ["rule"]), ("管制", ["rule"]), ("엔비디아", ["rule"]), ("exportacao", ["late"]),
    ("EXPORTAÇÃO", ["late"]), ("阿克米", ["acme"]), ("A1X", ["acme-one"]), ("acme-one", ["acme-one"]),
    ("ships acme", ["e1"]), ("\"acme ships\"", ["e1"]), ("\"ships acme\"", []), ("ship*", ["e1"]),
    ("nothing", []), ("", []), ("\"", []), ("* AND OR NOT (", []), ("title:x", []),
    ("ａ１ｘ", ["acme-one"]),
  ])
  func `words are found whatever their script, and never a query language`(
    _ words: String,
    _ expected: [String]
  ) throws {
    let store = try Fixture.store()
    try Fixture.put(
      [
        Fixture.event("late", date: "2025-09-01", title: "Exportação de chips"),
        Fixture.record(
          #"{"type":"ruling","id":"rule","title":"Controls 出口管制","authority":"acme","jurisdiction":"US","instrument":"rule","track":"export-license","force":"law","status":"in-force","effect":"restrict","announced":"2025-08-01","summary":"엔비디아 칩","evidence":[{"source":"s2","credibility":3}]}"#
        ),
      ],
      into: store
    )
    #expect(try store.search(words).map(\.revision.record.id.text) == expected)
  }

  @Test func `a name, an alias or an id is understood`() throws {
    let store = try Fixture.store()
    let one = try #require(Reference("accelerator:acme-one"))
    #expect(try store.resolve("acme-one") == [one])
    #expect(try store.resolve("Acme One") == [one])
    #expect(try store.resolve("a1x") == [one])
    #expect(try store.resolve("accelerator:acme-one") == [one])
    #expect(try store.resolve("acme-anvil").map(\.description) == ["architecture:acme-anvil"])
    #expect {
      _ = try store.resolve("acme-onee")
    } throws: { error in
      (error as? StoreError)?.problem.remedy?.contains("did you mean 'acme-one'?") ?? false
    }
  }

  @Test func `a query reads, and only reads`() throws {
    let store = try Fixture.store()
    let result = try store.query("SELECT id, memory_gb FROM current_accelerators")
    #expect(result.columns == ["id", "memory_gb"])
    #expect(result.rows == [[.text("acme-one"), .real(96)]])
    for sql in [
      "DELETE FROM event", "INSERT INTO record VALUES ('event', 'x')", "DROP TABLE event",
      "ATTACH 'x.db' AS x", "PRAGMA journal_mode = DELETE", "PRAGMA writable_schema = 1",
      "CREATE TEMP TABLE t (a)", "SELECT load_extension('x')", "VACUUM INTO 'x.db'", "BEGIN",
      "REINDEX", "ANALYZE",
    ] {
      #expect {
        _ = try store.query(sql)
      } throws: { error in
        (error as? StoreError)?.kind == .question
      }
    }
    #expect(try store.summary().records[.event] == 1)
  }

  @Test func `one answer sees one state while others write`() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("a.db"), creation: .always)
    try Fixture.put([Fixture.source, Fixture.organization, Fixture.event("first")], into: store)
    let counts = try store.reading { store in
      let before = try store.timeline().entries.count
      let other = try Store(path: folder.path("a.db"))
      try Fixture.put([Fixture.event("second")], into: other)
      return (before, try store.timeline().entries.count, try other.timeline().entries.count)
    }
    #expect(counts == (1, 1, 2))
    #expect(try store.timeline().entries.count == 2)
  }

  @Test func `a query that does not end is stopped`() throws {
    let store = try Fixture.store()
    #expect {
      _ = try store.query(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
        seconds: 0.2
      )
    } throws: { error in
      (error as? StoreError)?.problem.what.contains("too long") ?? false
    }
    // And the store still writes.
    try Fixture.put([Fixture.event("after")], into: store)
  }

  @Test(arguments: ["", "SELEC 1", "SELECT 1; SELECT 2", "SELECT nothing FROM nowhere"])
  func `wrong SQL is told in words`(_ sql: String) throws {
    let store = try Fixture.store()
    #expect {
      _ = try store.query(sql)
    } throws: { error in
      (error as? StoreError)?.kind == .question
    }
  }
}
