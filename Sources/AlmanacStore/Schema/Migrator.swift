import Almanac
import AlmanacSQLite

/// Brings a database to the schema that this program knows.
enum Migrator {
  /// Marks an SQLite file as an almanac: "ALMN" in `application_id`.
  static let applicationID = 0x414C_4D4E

  /// The newest schema that this program knows.
  static let newestVersion = steps().last?.number ?? 0

  private struct Step {
    let number: Int
    let name: String
    let sql: String
    let sha256: String

    /// Whether it makes a table anew that others refer to, which foreign keys would refuse.
    var rebuildsTables: Bool { sql.contains("\nDROP TABLE ") }
  }

  /// Applies what is missing, each step in one transaction with its entry in `migration`.
  static func migrate(_ database: borrowing Connection) throws(StoreError) {
    let version = try lifting { () throws(SQLiteError) in try database.pragma(.userVersion) }
    guard version <= newestVersion else {
      throw StoreError(
        .invalid,
        "the almanac was written by a newer program (schema \(version); this one knows up to "
          + "\(newestVersion))",
        remedy: "use that program, or a newer one"
      )
    }
    for step in steps() where step.number > version {
      // Inside of a transaction SQLite does not change this setting. Should the step fail, the
      // connection is not used any more.
      if step.rebuildsTables { try setForeignKeys(0, of: database) }
      try Halt.lowering { () throws(Halt) in
        try database.transaction { database throws(Halt) in
          try Halt.lifting { () throws(StoreError) in try apply(step, to: database) }
        }
      }
      if step.rebuildsTables { try setForeignKeys(1, of: database) }
    }
  }

  private static func apply(
    _ step: Step,
    to database: borrowing Connection
  ) throws(StoreError) {
    let broken = try lifting { () throws(SQLiteError) in
      // Another program may have applied it since the version was read.
      guard try database.pragma(.userVersion) < step.number else { return [String]() }
      try database.script(step.sql)
      try database.run(
        "INSERT INTO migration (number, name, sha256) VALUES (?1, ?2, ?3)",
        step.number,
        step.name,
        step.sha256
      )
      try database.setPragma(.applicationID, to: applicationID)
      try database.setPragma(.userVersion, to: step.number)
      guard step.rebuildsTables else { return [] }
      return try database.rows("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check") {
        row throws(SQLiteError) in try row.text(0)
      }
    }
    guard broken.isEmpty else {
      throw StoreError(
        .invalid,
        "rows of \(broken.joined(separator: ", ")) refer to nothing, so the almanac was not brought to "
          + "schema \(step.number)",
        remedy: "restore it from a backup or a snapshot: almanac init --from SNAPSHOT"
      )
    }
  }

  private static func setForeignKeys(
    _ number: Int,
    of database: borrowing Connection
  ) throws(StoreError) {
    try lifting { () throws(SQLiteError) in try database.setPragma(.foreignKeys, to: number) }
  }

  /// The steps whose text is not what the file says was run.
  static func changedSteps(_ database: borrowing Connection) throws(SQLiteError) -> [String] {
    let ran = try database.rows("SELECT name, sha256 FROM migration ORDER BY number") {
      row throws(SQLiteError) in (try row.text(0), try row.text(1))
    }
    let known = steps().map { ($0.name, $0.sha256) }
    return ran.filter { name, sha256 in
      !known.contains { $0.0 == name && $0.1 == sha256 }
    }.map(\.0)
  }

  private static func steps() -> [Step] {
    EmbeddedFile.all(in: .migrations).compactMap { file in
      guard let number = Int(file.name.prefix(4)) else { return nil }
      return Step(
        number: number,
        name: file.name,
        sql: String(decoding: file.bytes, as: UTF8.self),
        sha256: Checksum.of(file.bytes)
      )
    }
  }
}
