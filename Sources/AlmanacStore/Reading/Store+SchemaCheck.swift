import Almanac
import AlmanacSQLite

extension Store {
  /// What of the schema is missing, or is not as the migrations make it.
  ///
  /// The file's schema is compared with that of a new almanac in memory: a table, index, view or
  /// trigger that somebody took away would make answers slow or wrong, and no row would tell.
  ///
  /// - Throws: ``StoreError`` when the file cannot be read.
  /// - Complexity: O(*n*) in the number of objects in the schema.
  func schemaProblems() throws(StoreError) -> [Problem] {
    let model = try Store(path: ":memory:", creation: .always)
    let wanted = try model.schema()
    let found = try schema()
    let changed = wanted.keys.sorted().filter { found[$0] != wanted[$0] }
    return changed.map { name in
      Problem(
        found[name] == nil
          ? "the schema lacks '\(name)'" : "the schema has '\(name)' in another form",
        remedy: "take a backup, or export what is there and restore it to a new almanac"
      )
    }
  }

  /// The statements that make the schema, by the names of what they make.
  private func schema() throws(StoreError) -> [String: String] {
    let objects = try read { database throws(SQLiteError) in
      try database.rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL") {
        row throws(SQLiteError) in (try row.text(0), try row.text(1))
      }
    }
    return Dictionary(objects) { first, _ in first }
  }
}
