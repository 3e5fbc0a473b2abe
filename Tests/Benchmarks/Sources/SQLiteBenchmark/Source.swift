import AlmanacSQLite
import GRDB

/// The record that every contender writes and reads: five texts, short and long.
struct Source: Codable, Equatable, FetchableRecord {
  static let create = """
    CREATE TABLE source (id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
     url TEXT NOT NULL, published TEXT NOT NULL) STRICT
    """

  var id: String
  var title: String
  var publisher: String
  var url: String
  var published: String

  /// A thousand different ones.
  static let samples: [Source] = (0..<1000).map { number in
    Source(
      id: "source-\(number)",
      title: "Export rule number \(number) and what it means for accelerators",
      publisher: number % 3 == 0 ? "Federal Register" : "Reuters",
      url: "https://www.example.org/news/2025/\(number % 12 + 1)/\(number)/export-rule.html",
      published: "2025-\(10 + number % 3)-\(10 + number % 18)"
    )
  }
}

extension Source {
  init(row: borrowing AlmanacSQLite.Row) throws(SQLiteError) {
    self.init(
      id: try row.text(0),
      title: try row.text(1),
      publisher: try row.text(2),
      url: try row.text(3),
      published: try row.text(4)
    )
  }
}
