import Almanac
import AlmanacSQLite

/// Writes revisions of one type as canonical JSON, straight from the rows into bytes.
///
/// It keeps its statements prepared from one record to the next, which is what makes an export of
/// everything fast. A table with a list that only its own code can read goes the long way, by
/// values; the bytes are the same.
final class LineComposer {
  /// A statement that is used again and again; a class, because statements are not copied.
  private final class Cursor {
    var statement: AlmanacSQLite.Statement

    init(_ statement: consuming AlmanacSQLite.Statement) {
      self.statement = statement
    }
  }

  private enum Value {
    case constant([UInt8])
    case id
    case column(Column, Int)
    case object([(key: [UInt8], column: Column, index: Int)])
    case list(ListLines, Cursor)
  }

  private let type: RecordType
  private let table: Table
  private let row: Cursor
  /// The members in canonical order, each with `"name":` as bytes.
  private var members: [(name: String, key: [UInt8], value: Value)] = []
  private let isDirect: Bool

  init(_ type: RecordType, _ database: borrowing Connection) throws(SQLiteError) {
    self.type = type
    table = Table.of(type)
    row = Cursor(try database.prepare(table.select))
    let lists = table.lists + [.evidence]
    isDirect = lists.allSatisfy { $0.lines != nil }
    var type: [UInt8] = []
    JSON.string(self.type.rawValue).write(to: &type, sorted: true)
    add("type", .constant(type))
    add("id", .id)
    addColumns()
    for list in lists {
      guard let lines = list.lines else { continue }
      add(lines.field, .list(lines, Cursor(try database.prepare(lines.select))))
    }
    members.sort { $0.name < $1.name }
  }

  /// Appends a revision of a record, without a line end.
  func append(
    _ revision: Int,
    _ id: String,
    from database: borrowing Connection,
    to output: inout [UInt8]
  ) throws(SQLiteError) {
    guard isDirect else {
      var fields = JSON.Members([
        .init("type", .string(type.rawValue)), .init("id", .string(id)),
      ])
      try table.read(Int64(revision), from: database, into: &fields)
      return JSON.object(fields).write(to: &output, sorted: true)
    }
    try row.statement.bind(revision, to: 1)
    guard try row.statement.step() else {
      throw SQLiteError(
        code: 11,  // SQLITE_CORRUPT
        message: "revision \(revision) of the \(type.rawValue) '\(id)' has no contents"
      )
    }
    var separator = UInt8(ascii: "{")
    for member in members {
      let start = output.count
      output.append(separator)
      output += member.key
      if try append(member.value, revision, id, to: &output) {
        separator = UInt8(ascii: ",")
      } else {
        output.removeLast(output.count - start)
      }
    }
    output.append(UInt8(ascii: "}"))
    row.statement.reset()
  }

  /// Appends a value.
  ///
  /// - Returns: Whether there is one; if not, what was appended is taken back.
  private func append(
    _ value: Value,
    _ revision: Int,
    _ id: String,
    to output: inout [UInt8]
  ) throws(SQLiteError) -> Bool {
    switch value {
    case .constant(let bytes): output += bytes
    case .id: JSON.string(id).write(to: &output, sorted: true)
    case .column(let column, let index):
      return try column.append(row.statement.row, at: index, to: &output)
    case .object(let columns):
      var separator = UInt8(ascii: "{")
      for (key, column, index) in columns {
        let start = output.count
        output.append(separator)
        output += key
        if try column.append(row.statement.row, at: index, to: &output) {
          separator = UInt8(ascii: ",")
        } else {
          output.removeLast(output.count - start)
        }
      }
      if separator == UInt8(ascii: "{") { return false }
      output.append(UInt8(ascii: "}"))
    case .list(let lines, let cursor):
      try cursor.statement.bind(revision, to: 1)
      guard try cursor.statement.step() else { return false }
      if lines.isList { output.append(UInt8(ascii: "[")) }
      try lines.append(cursor.statement.row, &output)
      while try cursor.statement.step() {
        output.append(UInt8(ascii: ","))
        try lines.append(cursor.statement.row, &output)
      }
      if lines.isList { output.append(UInt8(ascii: "]")) }
    }
    return true
  }

  private func addColumns() {
    var objects: [String: [(key: [UInt8], column: Column, index: Int)]] = [:]
    var index = 0
    for column in table.columns {
      let path = column.path
      if let inner = path.inner {
        objects[path.outer, default: []].append((LineComposer.key(inner), column, index))
      } else {
        add(path.outer, .column(column, index))
      }
      index += column.width
    }
    for (name, columns) in objects {
      add(name, .object(columns.sorted { $0.key.lexicographicallyPrecedes($1.key) }))
    }
  }

  private func add(_ name: String, _ value: Value) {
    members.append((name, LineComposer.key(name), value))
  }

  private static func key(_ name: String) -> [UInt8] {
    var key: [UInt8] = []
    JSON.string(name).write(to: &key, sorted: true)
    key.append(UInt8(ascii: ":"))
    return key
  }
}

extension Column {
  /// The field's path.
  fileprivate var path: FieldPath {
    switch self {
    case .text(let path), .number(let path), .integer(let path), .date(let path),
      .quantity(let path):
      path
    }
  }

  /// Appends the field's value as canonical JSON.
  ///
  /// - Returns: Whether there is one.
  fileprivate func append(
    _ row: borrowing Row,
    at index: Int,
    to output: inout [UInt8]
  ) throws(SQLiteError) -> Bool {
    switch self {
    case .text, .date:
      guard let text = try row.optionalText(index) else { return false }
      JSON.string(text).write(to: &output, sorted: true)
    case .number:
      guard let number = try row.optionalDouble(index) else { return false }
      JSON.number(number).write(to: &output, sorted: true)
    case .integer:
      guard let number = try row.optionalInt(index) else { return false }
      JSON.number(Double(number)).write(to: &output, sorted: true)
    case .quantity(let path):
      var fields = JSON.Members()
      try read(row, at: index, into: &fields)
      guard let value = fields[path] else { return false }
      value.write(to: &output, sorted: true)
    }
    return true
  }
}
