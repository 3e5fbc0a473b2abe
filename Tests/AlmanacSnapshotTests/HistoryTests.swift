import Almanac
import AlmanacSnapshot
import AlmanacStore
import Foundation
import TestSupport
import Testing

/// Snapshots with their history: written, checked, restored.
@Suite struct HistoryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func export(_ store: borrowing Store, to name: String) throws -> Manifest {
    var exporter = Exporter()
    exporter.hasHistory = true
    return try exporter.run(store, to: folder.path(name))
  }

  private func restored(_ name: String) throws -> Store {
    let (manifest, problems) = try Verifier(folder: folder.path(name)).run()
    #expect(problems == [])
    let store = try Store(path: ":memory:", creation: .always)
    try HistoryReader(folder: folder.path(name), manifest).restore(into: store)
    return store
  }

  /// The bytes of all files of a snapshot.
  private func bytes(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = folder.path(name)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.contains(".") {
      files[path] = try Data(contentsOf: URL(filePath: "\(root)/\(path)"))
    }
    return files
  }

  /// An almanac in which much was changed, and changed back.
  private func eventful(_ seed: UInt64) throws -> Store {
    var random = SplitMix64(seed: seed)
    let store = try Fixture.store()
    for step in 0..<Int.random(in: 3..<14, using: &random) {
      let id = "e\(Int.random(in: 1...4, using: &random))"
      do {
        switch Int.random(in: 0..<9, using: &random) {
        case 0...2: try Fixture.put([Fixture.event(id, title: "Title \(step)")], into: store)
        case 3: try Fixture.retract(.event, id, in: store)
        case 4:
          let month = Int.random(in: 1...9, using: &random)
          let dated = Fixture.source.replacing("2025-06", with: "2025-0\(month)")
          try Fixture.put([dated], into: store)
        case 5:
          let batch = Int.random(in: 1...step + 2, using: &random)
          _ = try store.undo(batch, program: "test", why: "so")
        case 6:
          let second = Fixture.organization.replacing("acme", with: "acme-\(step)")
          try Fixture.put([second], into: store)
          let pair = try ["organization:acme", "organization:acme-\(step)"].map {
            try #require(Reference($0))
          }
          _ = try store.merge(pair[0], pair[1], program: "test", why: "the same")
        case 7:
          let target = try #require(Reference("event:\(id)"))
          _ = try store.erase(target, program: "test", why: "by law")
        default: try Fixture.put([Fixture.event(id), Fixture.event("n\(step)")], into: store)
        }
      } catch is StoreError {
        // Not everything can be undone, retracted or erased at any time.
      }
    }
    return store
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a restored history is the same on all clocks, and exports the same bytes`(
    _ seed: UInt64
  ) throws {
    let store = try eventful(seed)
    let manifest = try export(store, to: "one")
    let copy = try restored("one")
    #expect(try export(copy, to: "two") == manifest)
    #expect(try bytes("two") == bytes("one"))
    #expect(try copy.check() == CheckResult())
    #expect(try copy.batches() == store.batches())
    for batch in try store.batches() {
      for day in [nil, Day("2025-07-01")] {
        var filter = TimelineFilter()
        filter.clocks = Clocks(knownOn: day, recordedAt: batch.recordedAt)
        #expect(try copy.timeline(filter).entries == store.timeline(filter).entries)
      }
    }
    #expect(try copy.search("Acme").map(\.revision) == store.search("Acme").map(\.revision))
    // What comes next comes alike.
    for number in (1...(try store.batches().last?.number ?? 1)).reversed() {
      let outcomes = [Self.undo(number, store), Self.undo(number, copy)]
      #expect(outcomes[0] == outcomes[1])
    }
    #expect(try Exporter().manifest(of: copy) == Exporter().manifest(of: store))
    #expect(try copy.check() == CheckResult())
  }

  private static func undo(_ number: Int, _ store: borrowing Store) -> String {
    do throws(StoreError) {
      return "\(try store.undo(number, program: "test").counts)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `the contents have one checksum, with and without their history`() throws {
    let store = try eventful(1)
    let manifest = try export(store, to: "with")
    #expect(manifest.history.map(\.name) == ["history/ledger.jsonl", "history/revisions.jsonl"])
    #expect(try Exporter().run(store, to: folder.path("without")).sha256 == manifest.sha256)
    var files = try bytes("with")
    for name in ["manifest.json", "history/ledger.jsonl", "history/revisions.jsonl"] {
      files[name] = nil
    }
    var others = try bytes("without")
    others["manifest.json"] = nil
    #expect(files == others)
  }

  @Test func `nothing is left of what was erased`() throws {
    let store = try Fixture.store()
    try Fixture.put([Fixture.event("gone", title: "Unspeakable")], into: store)
    _ = try store.erase(try #require(Reference("event:gone")), program: "test", why: "by law")
    _ = try export(store, to: "s")
    for (name, data) in try bytes("s") {
      #expect(!String(decoding: data, as: UTF8.self).contains("Unspeakable"), "\(name)")
    }
    #expect(try restored("s").batches().last?.why == "by law")
  }

  @Test func `a history goes with everything, as it is now`() throws {
    let store = try Fixture.store()
    for clocks in [
      Clocks(knownOn: Day("2025-07-01")), Clocks(recordedAt: RecordTime("2030-01-01")),
    ] {
      var exporter = Exporter(clocks: clocks)
      exporter.hasHistory = true
      #expect(throws: Problem.self) { try exporter.run(store, to: folder.path("s")) }
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("s")))
  }

  @Test func `a history goes into an empty almanac only`() throws {
    let manifest = try export(try Fixture.store(), to: "s")
    let store = try Fixture.store()
    #expect {
      try HistoryReader(folder: folder.path("s"), manifest).restore(into: store)
    } throws: { error in
      (error as? StoreError)?.problem.what.contains("into an empty almanac") == true
    }
  }

  /// Writes a file of a snapshot anew, and makes the manifest agree with it.
  private func replace(_ name: String, with text: String) throws {
    let root = folder.path("s")
    let path = "\(root)/\(name)"
    let old = try #require(try? Data(contentsOf: URL(filePath: path)))
    try Data(text.utf8).write(to: URL(filePath: path))
    var manifest = try String(contentsOfFile: "\(root)/manifest.json", encoding: .utf8)
    manifest = manifest.replacing(Checksum.of(old), with: Checksum.of(text.utf8))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let before = old.count { $0 == UInt8(ascii: "\n") }
    manifest = manifest.replacing(
      "\"\(name)\":{\"records\":\(before)",
      with: "\"\(name)\":{\"records\":\(lines)"
    )
    try Data(manifest.utf8).write(to: URL(filePath: "\(root)/manifest.json"))
  }

  @Test(arguments: [
    (
      "ledger", #""batch":2,"#, #""batch":1,"#, "batch 1 does not follow batch 1 in number and time"
    ),
    ("ledger", #""batch":1,"#, #""batch":7,"#, "the ledger has no batch 1"),
    ("ledger", #""recorded_at":"2"#, #""recorded_at":"3"#, "does not follow batch 1"),
    ("ledger", #""action":"import""#, #""action":"rumour""#, "the field is missing, or is not"),
    ("ledger", #""added":"#, #""aided":"#, "a field that is not known"),
    ("ledger", #"{"action""#, #"{ "action""#, "the line is not canonical from byte 2 on"),
    ("revisions", #""revision":2}"#, #""revision":1}"#, "revision 1 does not follow revision 1"),
    ("revisions", #""revision":1}"#, #""revision":0}"#, "the field is missing, or is not"),
    ("revisions", #""closing_batch":2"#, #""closing_batch":3"#, "'e1' hold at one time"),
    ("revisions", #""closing_batch":3"#, #""closing_batch":9"#, "the ledger has no batch 9"),
    ("revisions", #""closing_batch":3"#, #""closing_batch":1"#, "batch 1 cannot have closed"),
    ("revisions", #""closing_batch":3,"#, "", "that holds is not the one in the snapshot"),
    (
      "revisions", #""known_from":"2025-09-10","#, #""known_from":"2025-9-1","#,
      "the field is missing"
    ),
    ("revisions", "Acme One", "Acme Won", "that holds is not the one in the snapshot"),
  ])
  func `what is wrong with a history is named, with its line`(
    _ file: String,
    _ old: String,
    _ new: String,
    _ words: String
  ) throws {
    let store = try Fixture.store()
    try Fixture.put([Fixture.event(title: "Second")], into: store)
    try Fixture.put([Fixture.event(title: "Third")], into: store)
    _ = try export(store, to: "s")
    let name = "history/\(file).jsonl"
    let text = try String(contentsOfFile: folder.path("s/\(name)"), encoding: .utf8)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    try replace(name, with: changed)
    let problems = try Verifier(folder: folder.path("s")).run().problems
    let fitting = problems.filter { $0.description.contains(words) }
    #expect(!fitting.isEmpty, "\(problems.map(\.description))")
    #expect(
      fitting.contains { $0.place.line != nil && $0.place.file?.contains("/history/") == true }
    )
  }

  @Test func `a time that nothing can follow is refused`() throws {
    _ = try export(try Fixture.store(), to: "s")
    let text = try String(contentsOfFile: folder.path("s/history/ledger.jsonl"), encoding: .utf8)
    let year = /"recorded_at":"[0-9]{4}/
    try replace("history/ledger.jsonl", with: text.replacing(year, with: "\"recorded_at\":\"9999"))
    let (manifest, problems) = try Verifier(folder: folder.path("s")).run()
    #expect(problems.contains { $0.place.field == "recorded_at" })
    let store = try Store(path: ":memory:", creation: .always)
    #expect(throws: StoreError.self) {
      try HistoryReader(folder: folder.path("s"), manifest).restore(into: store)
    }
    try Fixture.put(Fixture.all, into: store)
    #expect(try store.check() == CheckResult())
  }

  @Test func `a history of many records is restored with every index`() throws {
    let store = try Fixture.store()
    try Fixture.put((0..<4200).map { Fixture.event("n\($0)") }, into: store)
    try Fixture.put((0..<40).map { Fixture.event("n\($0 * 100)", title: "Another") }, into: store)
    try Fixture.retract(.event, "n7", in: store)
    let manifest = try export(store, to: "one")
    let copy = try restored("one")
    #expect(try export(copy, to: "two") == manifest)
    #expect(try bytes("two") == bytes("one"))
    #expect(try copy.check() == CheckResult())
    #expect(try copy.search("Another").map(\.revision) == store.search("Another").map(\.revision))
    #expect(try copy.undo(4, program: "test").counts.added == 1)
  }

  @Test func `files of a history that are missing or strange are named`() throws {
    _ = try export(try Fixture.store(), to: "s")
    try FileManager.default.removeItem(atPath: folder.path("s/history/ledger.jsonl"))
    try Data("x".utf8).write(to: URL(filePath: folder.path("s/history/other.txt")))
    let problems = try Verifier(folder: folder.path("s")).run().problems.map(\.what)
    #expect(problems.contains("the file is missing"))
    #expect(problems.contains("the manifest does not know this file"))
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a history that was tampered with is refused, or is a whole one`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    _ = try export(try eventful(seed % 20), to: "s")
    let name = Bool.random(using: &random) ? "history/ledger.jsonl" : "history/revisions.jsonl"
    let text = try String(contentsOfFile: folder.path("s/\(name)"), encoding: .utf8)
    try replace(name, with: Self.tampered(text, &random))
    guard let (manifest, problems) = try? Verifier(folder: folder.path("s")).run() else { return }
    let store = try Store(path: ":memory:", creation: .always)
    do {
      try HistoryReader(folder: folder.path("s"), manifest).restore(into: store)
    } catch {
      #expect(!error.problem.what.isEmpty)
      #expect(!problems.isEmpty, "what was checked is restored: \(error)")
      #expect(try store.batches() == [] && store.summary().revisions == 0)
      return
    }
    if problems.isEmpty { #expect(try store.check() == CheckResult()) }
  }

  /// Lines taken away, doubled, swapped; digits changed, and any bytes.
  private static func tampered(_ text: String, _ random: inout SplitMix64) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<max(lines.count, 1), using: &random)
      guard lines.indices.contains(place) else { continue }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: place)
      case 2: lines.swapAt(place, lines.count - 1)
      case 3, 4:
        var bytes = Array(lines[place].utf8)
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        guard let index = digits.randomElement(using: &random) else { continue }
        bytes[index] = UInt8.random(in: 0x30...0x39, using: &random)
        lines[place] = String(decoding: bytes, as: UTF8.self)
      default:
        var bytes = Array(lines[place].utf8)
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0x21...0x7E,
          using: &random
        )
        lines[place] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return lines.map { "\($0)\n" }.joined()
  }
}
