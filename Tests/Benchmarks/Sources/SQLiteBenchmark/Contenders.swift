import AlmanacSQLite
import Floor
import GRDB

/// A plain C program on the same SQLite.
final class FloorContender {
  private let samples: UnsafeMutablePointer<floor_row>

  init() {
    samples = .allocate(capacity: Source.samples.count)
    for (number, source) in Source.samples.enumerated() {
      samples[number].columns = (
        Self.text(source.id), Self.text(source.title), Self.text(source.publisher),
        Self.text(source.url), Self.text(source.published)
      )
    }
  }

  private static func text(_ string: String) -> floor_text {
    let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: string.utf8.count + 1)
    for (offset, byte) in string.utf8.enumerated() { bytes[offset] = CChar(bitPattern: byte) }
    bytes[string.utf8.count] = 0
    return floor_text(start: bytes, count: Int32(string.utf8.count))
  }

  func open() -> OpaquePointer {
    guard let database = floor_open() else { fatalError("SQLite refuses to open a database") }
    return database
  }

  func insert(_ count: Int, into database: OpaquePointer) {
    precondition(floor_insert(database, samples, Int64(Source.samples.count), Int64(count)) == 0)
  }

  func scan(_ database: OpaquePointer) -> (rows: UnsafeMutablePointer<floor_row>, count: Int64) {
    var count: Int64 = 0
    guard let rows = floor_scan(database, &count) else { fatalError("SQLite refuses to read") }
    return (rows, count)
  }
}

/// This library.
///
/// It and GRDB read the samples in place, as the floor does: counting references to an array's
/// elements is no part of writing them.
struct AlmanacContender: ~Copyable {
  let database: Connection

  init() throws {
    let database = try Connection(path: ":memory:")
    try database.run(SQL(untrusted: Source.create))
    self.database = database
  }

  /// Asks the cache for the statement at every row.
  func insertByRun(_ count: Int) throws {
    let array = Source.samples
    let samples = array.span
    try database.transaction { database throws(SQLiteError) in
      for number in 0..<count {
        let index = number % samples.count
        try database.run(
          "INSERT INTO source (id, title, publisher, url, published) VALUES (?1, ?2, ?3, ?4, ?5)",
          samples[index].id,
          samples[index].title,
          samples[index].publisher,
          samples[index].url,
          samples[index].published
        )
      }
    }
  }

  /// Keeps the statement.
  func insertByStatement(_ count: Int) throws {
    let array = Source.samples
    let samples = array.span
    try database.transaction { database throws(SQLiteError) in
      var insert = try database.prepare(
        "INSERT INTO source (id, title, publisher, url, published) VALUES (?1, ?2, ?3, ?4, ?5)"
      )
      for number in 0..<count {
        let index = number % samples.count
        try insert.bind(samples[index].id, to: 1)
        try insert.bind(samples[index].title, to: 2)
        try insert.bind(samples[index].publisher, to: 3)
        try insert.bind(samples[index].url, to: 4)
        try insert.bind(samples[index].published, to: 5)
        try insert.run()
      }
    }
  }

  func scan() throws -> [Source] {
    try database.rows("SELECT id, title, publisher, url, published FROM source") {
      row throws(SQLiteError) in
      Source(
        id: try row.text(0),
        title: try row.text(1),
        publisher: try row.text(2),
        url: try row.text(3),
        published: try row.text(4)
      )
    }
  }
}

/// GRDB, the best-known peer.
struct GRDBContender {
  let queue: DatabaseQueue

  init() throws {
    queue = try DatabaseQueue()
    try queue.write { try $0.execute(sql: Source.create) }
  }

  /// Its cached statements, with arguments unchecked: its fastest way.
  func insert(_ count: Int) throws {
    let array = Source.samples
    try queue.write { database in
      let samples = array.span
      for number in 0..<count {
        let index = number % samples.count
        let statement = try database.cachedStatement(
          sql:
            "INSERT INTO source (id, title, publisher, url, published) VALUES (?1, ?2, ?3, ?4, ?5)"
        )
        statement.setUncheckedArguments([
          samples[index].id, samples[index].title, samples[index].publisher, samples[index].url,
          samples[index].published,
        ])
        try statement.execute()
      }
    }
  }

  /// Its Codable records.
  func scanCodable() throws -> [Source] {
    try queue.read { database in
      try Source.fetchAll(database, sql: "SELECT id, title, publisher, url, published FROM source")
    }
  }

  /// Its cursor over rows, columns by number.
  func scanCursor() throws -> [Source] {
    try queue.read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT id, title, publisher, url, published FROM source"
      )
      let cursor = try GRDB.Row.fetchCursor(statement)
      var sources: [Source] = []
      while let row = try cursor.next() {
        sources.append(
          Source(id: row[0], title: row[1], publisher: row[2], url: row[3], published: row[4])
        )
      }
      return sources
    }
  }
}
