import Testing

@testable import AlmanacSQLite

@Suite struct PragmaTests {
  @Test func `the header's numbers are kept in the file`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    do {
      let database = try Connection(path: path)
      try database.setPragma(.userVersion, to: 7)
      try database.setPragma(.applicationID, to: -123_456)
    }
    let database = try Connection(path: path)
    #expect(try database.pragma(.userVersion) == 7)
    #expect(try database.pragma(.applicationID) == -123_456)
  }

  @Test(
    arguments: [
      IntegerPragma.userVersion, .applicationID, .schemaVersion, .dataVersion, .pageSize,
      .pageCount, .maximumPageCount, .freePageCount, .cacheSize, .memoryMapSize, .synchronous,
      .checkpointInterval, .journalSizeLimit, .temporaryStore, .secureDelete, .autoVacuum,
      .foreignKeys, .deferForeignKeys, .queryOnly, .recursiveTriggers, .cellSizeCheck,
    ]
  )
  func `every setting can be read`(_ pragma: IntegerPragma) throws {
    let folder = try TemporaryFolder()
    let database = try Connection(path: folder.file("a.db"))
    _ = try database.pragma(pragma)
  }

  @Test func `settings that can change do`() throws {
    let folder = try TemporaryFolder()
    let database = try Connection(path: folder.file("a.db"))
    try database.setPragma(.cacheSize, to: -4096)
    #expect(try database.pragma(.cacheSize) == -4096)
    try database.setPragma(.queryOnly, to: 1)
    #expect(throws: SQLiteError.self) { try database.run("CREATE TABLE t (a)") }
  }

  @Test(arguments: [JournalMode.delete, .truncate, .persist, .memory, .wal, .off])
  func `the journal mode changes`(_ mode: JournalMode) throws {
    let folder = try TemporaryFolder()
    let database = try Connection(path: folder.file("a.db"))
    // Defensive mode refuses a database that cannot roll back.
    if mode == .off {
      #expect(throws: SQLiteError.self) { try database.setJournalMode(mode) }
    } else {
      try database.setJournalMode(mode)
      #expect(try database.journalMode() == mode)
    }
  }

  @Test func `a database in memory has no log, and says so`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) { try database.setJournalMode(.wal) }
    #expect(error?.message == "the journal mode stays 'memory'")
  }

  @Test func `a checkpoint tells how far it went`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    let writer = try Connection(path: path, busyTimeoutMilliseconds: 0)
    #expect(try writer.checkpoint() == Checkpoint(pagesInLog: nil, pagesWrittenBack: nil))
    try writer.setJournalMode(.wal)
    try writer.run("CREATE TABLE t (a)")
    try writer.run("INSERT INTO t VALUES (1)")
    let reader = try Connection(path: path, access: .readOnly)
    var pending = try reader.prepare("SELECT a FROM t UNION ALL SELECT 2")
    #expect(try pending.step())
    try writer.run("INSERT INTO t VALUES (2)")
    let passive = try writer.checkpoint(.passive)
    #expect(!passive.isComplete)
    let error = #expect(throws: SQLiteError.self) { try writer.checkpoint(.truncate) }
    #expect(error?.isBusy == true)
    pending.reset()
    let whole = try writer.checkpoint(.truncate)
    #expect(whole.isComplete)
    #expect(folder.size("a.db-wal") == 0)
  }

  @Test func `a limit bounds what strangers may write`() throws {
    let database = try Connection(path: ":memory:")
    let before = database.limit(.sqlLength)
    #expect(before > 1000)
    database.setLimit(.sqlLength, to: 20)
    #expect(database.limit(.sqlLength) == 20)
    let error = #expect(throws: SQLiteError.self) {
      try database.run("SELECT 1, 2, 3, 4, 5, 6, 7, 8, 9")
    }
    #expect(error?.isTooBig == true)
    database.setLimit(.length, to: 10)
    #expect(throws: SQLiteError.self) { try database.run("SELECT ?1", "eleven long") }
  }
}
