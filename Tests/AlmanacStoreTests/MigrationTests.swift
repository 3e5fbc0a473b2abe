import Almanac
import AlmanacSQLite
import Foundation
import TestSupport
import Testing

@testable import AlmanacStore

@Suite struct MigrationTests {
  /// A file as an earlier program left it: the schema up to a number, and one source.
  private func file(upTo number: Int, in folder: TemporaryFolder) throws -> String {
    let path = folder.path("old.db")
    let database = try Connection(path: path)
    for file in EmbeddedFile.all(in: .migrations) {
      guard let step = Int(file.name.prefix(4)), step <= number else { continue }
      try database.script(String(decoding: file.bytes, as: UTF8.self))
      try database.run(
        "INSERT INTO migration (number, name, sha256) VALUES (?1, ?2, ?3)",
        step,
        file.name,
        Checksum.of(file.bytes)
      )
      try database.setPragma(.userVersion, to: step)
    }
    try database.setPragma(.applicationID, to: 0x414C_4D4E)
    let digest = Checksum.of(JSON.object(Fixture.source.fields).canonical)
    try database.script(
      """
      INSERT INTO batch (action, origin, sha256, program, recorded_at, added, sealed)
      VALUES ('import', 'x', '\(Fixture.checksum)', 'x', '2026-01-01T00:00:00.000000Z', 1, 1);
      INSERT INTO record VALUES ('source', 's1');
      INSERT INTO revision (
        type, id, batch_id, recorded_from, known_from, event, event_earliest, event_latest,
        sha256
      ) VALUES (
        'source', 's1', 1, '2026-01-01T00:00:00.000000Z', '2025-06-30', '2025-06',
        '2025-06-01', '2025-06-30', x'\(digest)'
      );
      INSERT INTO source (
        revision_id, url, title, publisher, language, published, published_earliest,
        published_latest, kind, reliability
      ) VALUES (
        1, 'https://example.org/1', 'First report', 'Example', 'en', '2025-06', '2025-06-01',
        '2025-06-30', 'news', 'B'
      );
      """
    )
    return path
  }

  @Test(arguments: 1...5)
  func `a file of an older schema is read as it is meant, and left as it is`(
    _ number: Int
  ) throws {
    let folder = try TemporaryFolder()
    let path = try file(upTo: number, in: folder)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let store = try Store(reading: path, isInUse: false)
    #expect(try store.revision(.source, Fixture.slug("s1"))?.record == Fixture.source)
    #expect(try store.summary().schemaVersion == 6)
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test(arguments: 1...5)
  func `a file of an older schema is brought to this one, with all that it holds`(
    _ number: Int
  ) throws {
    let folder = try TemporaryFolder()
    let path = try file(upTo: number, in: folder)
    do {
      let store = try Store(path: path)
      #expect(try store.revision(.source, Fixture.slug("s1"))?.record == Fixture.source)
      try Fixture.put(
        [
          Fixture.organization,
          Fixture.record(
            #"{"type":"resolution","id":"r","between":[{"record":"organization:acme"}],"field":"released","decided":"2026","why":"w"}"#
          ),
        ],
        into: store
      )
      #expect(try store.check() == CheckResult())
      #expect(try store.batches().count == 2)
    }
    let database = try Connection(path: path)
    #expect(try database.pragma(.userVersion) == 6)
    for sql in [
      "INSERT INTO record VALUES ('planet', 'mars')", "DELETE FROM record",
      "UPDATE record SET id = 'x'",
      "INSERT INTO revision SELECT 9, 'source', 'gone', 1, NULL, '2026', '9999', '0', '9', '', '0', '9', sha256 FROM revision WHERE revision_id = 1",
    ] {
      #expect(throws: SQLiteError.self, "\(sql)") { try database.run(SQL(untrusted: sql)) }
    }
  }

  @Test func `foreign keys are on after the schema was made anew`() throws {
    let folder = try TemporaryFolder()
    let path = try file(upTo: 3, in: folder)
    let store = try Store(path: path)
    let setting = try store.database.pragma(.foreignKeys)
    #expect(setting == 1)
  }

  @Test func `a file whose rows refer to nothing is left at its schema`() throws {
    let folder = try TemporaryFolder()
    let path = try file(upTo: 3, in: folder)
    do {
      let database = try Connection(path: path)
      try database.setPragma(.foreignKeys, to: 0)
      try database.run(
        "INSERT INTO article (revision_id, text) VALUES (77, 'of nothing')"
      )
    }
    do throws(StoreError) {
      _ = try Store(path: path)
      Issue.record("it was migrated")
    } catch {
      #expect(error.problem.what.contains("rows of article refer to nothing"))
    }
    let database = try Connection(path: path)
    #expect(try database.pragma(.userVersion) == 3)
    let tables = try database.rows(
      "SELECT name FROM sqlite_schema WHERE name LIKE '%resolution%'"
    ) { row throws(SQLiteError) in try row.text(0) }
    #expect(tables == [])
  }
}
