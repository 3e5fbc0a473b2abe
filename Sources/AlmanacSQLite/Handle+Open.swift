internal import CSQLite

extension Handle {
  /// Opens a database.
  static func open(path: String, access: Connection.Access) throws(SQLiteError) -> Handle {
    guard !path.utf8.contains(0) else {
      throw SQLiteError(code: SQLITE_CANTOPEN, message: "the path contains a NUL byte")
    }
    // The library may be built to read `file:` as a URI, whatever the flags say.
    var path = path.hasPrefix("file:") ? "./" + path : path
    // A connection is used by one task at a time, so SQLite need not lock.
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    switch access {
    case .readOnly: flags |= SQLITE_OPEN_READONLY
    case .immutable:
      for (ending, name) in [("-wal", "a write-ahead log"), ("-journal", "a journal")]
      where Handle.isThere(path + ending) {
        throw SQLiteError(code: SQLITE_CANTOPEN, message: "\(name) lies beside \(path)")
      }
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      path = Handle.address(ofImmutable: path)
    case .readWrite: flags |= SQLITE_OPEN_READWRITE
    case .create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard let database = unsafe opened else {
      throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
    }
    guard code == SQLITE_OK else {
      let error = unsafe SQLiteError(
        code: sqlite3_extended_errcode(database),
        message: "\(String(cString: sqlite3_errmsg(database))): \(path)"
      )
      unsafe sqlite3_close(database)
      throw error
    }
    return unsafe Handle(database: database)
  }

  private static func isThere(_ path: String) -> Bool {
    var answer: Int32 = 0
    guard let system = unsafe sqlite3_vfs_find(nil), let access = unsafe system.pointee.xAccess
    else { return true }
    return unsafe access(system, path, SQLITE_ACCESS_EXISTS, &answer) != SQLITE_OK || answer != 0
  }

  /// The URI of a file that nobody writes to; letters that mean something in one are escaped.
  private static func address(ofImmutable path: String) -> String {
    var address = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        address.unicodeScalars.append(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16)
        address += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return address + "?immutable=1"
  }

  /// Turns on what keeps a file from harm, and off what only old programs need.
  func configure() throws(SQLiteError) {
    let switches: [(option: Int32, value: Int32)] = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1),
      (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
      (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0),
    ]
    for (option, value) in switches {
      try unsafe check(almanac_sqlite_configure(database, option, value))
    }
  }
}
