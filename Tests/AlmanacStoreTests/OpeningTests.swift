import Almanac
import AlmanacSQLite
import AlmanacStore
import Foundation
import TestSupport
import Testing

@Suite struct OpeningTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func failure(_ path: String, _ creation: Store.Creation = .never) -> StoreError? {
    do throws(StoreError) {
      _ = try Store(path: path, creation: creation)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a missing file is not made`() {
    let path = folder.path("missing.db")
    #expect(failure(path)?.kind == .notFound)
    #expect(failure(path)?.problem.what == "there is no almanac here that can be opened")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a file that is no database is left as it is`() throws {
    let path = try folder.write("notes.txt", String(repeating: "These are notes. ", count: 100))
    let before = try folder.bytes("notes.txt")
    #expect(failure(path)?.problem.what == "the file is not an SQLite database")
    #expect(failure(path)?.kind == .invalid)
    #expect(try folder.bytes("notes.txt") == before)
  }

  @Test func `another program's database is left as it is`() throws {
    let path = folder.path("other.db")
    do {
      let other = try Connection(path: path)
      try other.script("CREATE TABLE t (a); INSERT INTO t VALUES (1);")
    }
    let before = try folder.bytes("other.db")
    #expect(failure(path, .ifMissing)?.problem.what.contains("not an almanac") == true)
    #expect(try folder.bytes("other.db") == before)
  }

  @Test func `a newer schema is refused with both versions`() throws {
    let path = folder.path("new.db")
    do { _ = try Store(path: path, creation: .always) }
    do {
      let file = try Connection(path: path)
      try file.setPragma(.userVersion, to: 999)
    }
    let refusal = try #require(failure(path))
    #expect(refusal.problem.what.contains("newer program (schema 999"))
    #expect(refusal.kind == .invalid)
  }

  @Test func `an empty file is no almanac unless one is to be made`() throws {
    let path = try folder.write("empty.db", "")
    #expect(failure(path)?.problem.what == "the file is empty, not an almanac")
    #expect(failure(path, .ifMissing) == nil)
  }

  @Test func `an almanac that is there is not made again`() throws {
    let path = folder.path("a.db")
    do { _ = try Store(path: path, creation: .always) }
    #expect(failure(path, .always)?.kind == .cannotCreate)
    #expect(failure(path) == nil)
  }

  @Test func `a folder that is missing is said to be`() {
    #expect(failure(folder.path("no/such/a.db"), .always)?.kind == .cannotCreate)
  }

  @Test func `a damaged file ends in a sentence`() throws {
    let path = folder.path("a.db")
    do {
      let store = try Store(path: path, creation: .always)
      try Fixture.put(
        [Fixture.source, Fixture.organization, Fixture.accelerator, Fixture.event()],
        into: store
      )
    }
    var bytes = try folder.bytes("a.db")
    for index in 4096..<bytes.count where index % 3 == 0 { bytes[index] = 0xAA }
    try folder.write("a.db", bytes)
    do {
      let store = try Store(path: path)
      _ = try store.timeline()
      Issue.record("a damaged file was read")
    } catch {
      let text = String(describing: error)
      #expect(text.contains("damaged"), "\(text)")
    }
  }

  @Test func `a truncated file ends in a sentence`() throws {
    let path = folder.path("a.db")
    do {
      let store = try Store(path: path, creation: .always)
      try Fixture.put([Fixture.source, Fixture.organization], into: store)
    }
    try folder.write("a.db", Array(try folder.bytes("a.db").prefix(20_000)))
    do {
      let store = try Store(path: path)
      _ = try store.timeline()
      Issue.record("a truncated file was read")
    } catch {
      #expect(String(describing: error).contains("damaged"), "\(error)")
    }
  }

  @Test func `the file names itself an almanac`() throws {
    let path = folder.path("a.db")
    do { _ = try Store(path: path, creation: .always) }
    let file = try Connection(path: path, access: .readOnly)
    #expect(try file.pragma(.applicationID) == 0x414C_4D4E)
    #expect(try file.pragma(.userVersion) >= 1)
    #expect(try file.journalMode() == .wal)
  }
}
