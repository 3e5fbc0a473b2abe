import Almanac
import Foundation
import TestSupport
import Testing

@testable import AlmanacSQLite
@testable import AlmanacStore

/// Batches that are written while nobody reads.
@Suite struct AloneTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("a.db")
    try Fixture.create(path, holding: [Fixture.source, Fixture.organization])
  }

  /// Writes a batch of events that claims to be of some size, and says what the journal is meanwhile.
  @discardableResult
  private func write(
    _ store: borrowing Store,
    size: Int,
    isRehearsal: Bool = false,
    meanwhile: () -> Void = {}
  ) throws -> JournalMode? {
    store.ledger.leastAlone = 1000
    var mode: JournalMode?
    _ = try store.write(
      .import,
      origin: "test",
      program: "test",
      isRehearsal: isRehearsal,
      size: size
    ) { store throws(StoreError) in
      for number in 0..<20 { try store.put(Fixture.event("e\(number)", title: "Event")) }
      mode = try lifting { () throws(SQLiteError) in try store.database.journalMode() }
      meanwhile()
      return Fixture.checksum
    }
    return mode
  }

  private func mode() throws -> JournalMode {
    let store = try Store(path: path)
    return try store.database.journalMode()
  }

  @Test func `a batch that makes most of the file goes without the log, and comes back to it`()
    throws
  {
    let store = try Store(path: path)
    #expect(try write(store, size: 1_000_000_000) == .delete)
    #expect(try store.database.journalMode() == .wal)
    #expect(try store.check() == CheckResult())
    #expect(try store.timeline().entries.count == 20)
  }

  @Test(arguments: [0, 999, 100_000])
  func `a small one, or one small beside the almanac, does not`(_ size: Int) throws {
    let store = try Store(path: path)
    #expect(try write(store, size: size) == .wal)
  }

  @Test func `nor does a rehearsal`() throws {
    let store = try Store(path: path)
    #expect(try write(store, size: 1_000_000_000, isRehearsal: true) == .wal)
    #expect(try store.timeline().entries.isEmpty)
  }

  @Test func `nor does one while somebody else has the almanac open, who reads on`() throws {
    let store = try Store(path: path)
    let reader = try Store(path: path)
    var found: [Int?] = []
    let mode = try write(store, size: 1_000_000_000) {
      found.append(try? reader.timeline().entries.count)
    }
    #expect(mode == .wal)
    #expect(found == [0])
    #expect(try reader.timeline().entries.count == 20)
  }

  @Test func `one that is thrown away leaves nothing, and comes back to the log`() throws {
    let store = try Store(path: path)
    store.ledger.leastAlone = 1000
    #expect(throws: StoreError.self) {
      _ = try store.write(.import, origin: "test", program: "test", size: 1_000_000_000) {
        store throws(StoreError) in
        try store.put(Fixture.event("e"))
        throw StoreError(.invalid, "no")
      }
    }
    #expect(try mode() == .wal)
    #expect(try store.timeline().entries.isEmpty)
    #expect(try store.check() == CheckResult())
  }

  @Test func `what a killed batch left without a log comes back to it with the next one`() throws {
    do {
      let database = try Connection(path: path)
      try database.setJournalMode(.delete)
    }
    #expect(try mode() == .delete)
    let store = try Store(path: path)
    #expect(try write(store, size: 0) == .wal)
    #expect(try mode() == .wal)
  }

  @Test func `a reader that comes meanwhile is told who writes`() throws {
    let store = try Store(path: path)
    var refusal: StoreError?
    try write(store, size: 1_000_000_000) {
      do throws(StoreError) {
        let reader = try Store(path: path)
        _ = try reader.timeline()
      } catch {
        refusal = error
      }
    }
    #expect(refusal?.kind == .busy)
    #expect(refusal?.problem.what == "another program is writing to the almanac")
    #expect(try Store(path: path).timeline().entries.count == 20)
  }

  /// Copies the almanac with its journal from the midst of a batch, as a crash would leave them.
  private func crash(into name: String) throws -> String {
    let copy = folder.path(name)
    let files = FileManager.default
    let store = try Store(path: path)
    try store.database.setPragma(.cacheSize, to: 2)
    var failure: (any Error)?
    try write(store, size: 1_000_000_000) {
      do {
        try files.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for ending in ["", "-journal"] {
          try files.copyItem(atPath: path + ending, toPath: copy + "/b.db" + ending)
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return copy
  }

  @Test func `what a crash leaves is as before the batch, for the next who opens it`() throws {
    let copy = try crash(into: "crashed") + "/b.db"
    #expect(try Data(contentsOf: URL(filePath: copy)).count > 50_000)
    let store = try Store(path: copy)
    #expect(try store.timeline().entries.isEmpty)
    #expect(try store.check() == CheckResult())
    #expect(try store.batches().count == 1)
  }

  @Test func `who may only read what a crash left is told, and shown nothing torn`() async throws {
    let copy = try crash(into: "crashed")
    let files = FileManager.default
    for ending in ["", "-journal"] {
      try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: "\(copy)/b.db\(ending)")
    }
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: copy)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    await #expect(processExitsWith: .success) { [path = copy + "/b.db" as String] in
      ReadOnlyTests.becomeNobody()
      var refusal: StoreError?
      do throws(StoreError) {
        _ = try Store(path: path)
      } catch {
        refusal = error
      }
      mustHold(refusal?.problem.what.contains("what it had begun must be undone") == true)
      mustHold(refusal?.problem.remedy?.contains("somebody") == true)
    }
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: copy)
  }
}
