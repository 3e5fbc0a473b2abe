import AlmanacSQLite
import AlmanacStore
import Foundation
import TestSupport
import Testing

@Suite struct SchemaTests {
  @Test(arguments: [EmbeddedFile.Folder.migrations, .seeds, .mappings])
  func `every file of the folder is compiled in, byte for byte`(
    _ folder: EmbeddedFile.Folder
  ) throws {
    let url = repository.appending(path: folder.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    let files = EmbeddedFile.all(in: folder)
    #expect(files.map(\.name) == names)
    for file in files {
      #expect(try Data(contentsOf: url.appending(path: file.name)) == Data(file.bytes))
    }
  }

  private func file() throws -> (TemporaryFolder, String) {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    let store = try Store(path: path, creation: .always)
    try Fixture.put(
      [Fixture.source, Fixture.organization, Fixture.accelerator, Fixture.event()],
      into: store
    )
    return (folder, path)
  }

  @Test func `nothing can be deleted, and nothing changed but by closing`() throws {
    let (folder, path) = try file()
    let database = try Connection(path: path)
    let tables = try database.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'full_text%' AND name NOT LIKE 'sqlite%'"
    ) { row throws(SQLiteError) in try row.text(0) }
    #expect(tables.count > 30)
    for table in tables {
      for kind in ["DELETE", "UPDATE"] {
        let count = try database.row(
          SQL(
            untrusted:
              "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)' AND sql LIKE '%BEFORE \(kind)%'"
          )
        ) { row throws(SQLiteError) in try row.int(0) }
        #expect(count == 1, "\(kind) on \(table)")
      }
    }
    for sql in [
      "DELETE FROM event", "DELETE FROM revision", "DELETE FROM batch",
      "UPDATE event SET title = 'x'",
      "UPDATE revision SET event = '2020'", "UPDATE revision SET known_from = '2020-01-01'",
      "UPDATE batch SET why = 'x'", "UPDATE record SET id = 'x' WHERE id = 'e1'",
      "DELETE FROM evidence", "UPDATE evidence SET credibility = 1",
    ] {
      #expect(throws: SQLiteError.self, "\(sql)") { try database.run(SQL(untrusted: sql)) }
    }
    withExtendedLifetime(folder) {}
  }

  @Test func `every table but those of full text is strict`() throws {
    let (folder, path) = try file()
    let database = try Connection(path: path)
    let loose = try database.rows(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0
        AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'full_text%'
      """
    ) { row throws(SQLiteError) in try row.text(0) }
    #expect(loose.isEmpty)
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [
    "timeline", "current_rulings", "current_accelerators", "current_capex", "current_evidence",
    "current_sources", "current_lags",
  ])
  func `the views answer in plain SQL`(_ view: String) throws {
    let store = try Fixture.store()
    _ = try store.query("SELECT * FROM \(view)")
    let rows = try store.query("SELECT date, kind, id, what, grade FROM timeline").rows
    #expect(
      rows == [
        [
          .text("2025-05-20"), .text("accelerator"), .text("acme-one"), .text("Acme One"),
          .text("B2"),
        ],
        [.text("2025-06-10"), .text("event"), .text("e1"), .text("Acme ships"), .text("B2")],
      ]
    )
  }
}
