import Almanac
import AlmanacSQLite

/// How one field of a record lies in the columns of its table.
///
/// A table's codec lists these in the order of its SQL; most fields are one column, dates are three
/// (as written, first day, last day), quantities four. `behind.country` is the field `country` of
/// the object `behind`.
enum Column {
  case text(FieldPath)
  case number(FieldPath)
  case integer(FieldPath)
  case date(FieldPath)
  case quantity(FieldPath)

  /// How many columns of the table it takes.
  var width: Int {
    switch self {
    case .text, .number, .integer: 1
    case .date: 3
    case .quantity: 4
    }
  }

  /// Adds the field's value to a row.
  func add(_ fields: JSON.Members, to rows: inout RowBuffer) {
    switch self {
    case .text(let name): rows.bind(fields[name]?.asText)
    case .number(let name): rows.bind(fields[name]?.asNumber)
    case .integer(let name): rows.bind(fields[name]?.asNumber.map { Int($0) })
    case .date(let name):
      let text = fields[name]?.asText
      if let text, Day(text) != nil {
        for _ in 0..<3 { rows.bind(text) }
        return
      }
      let date = text.flatMap { EDTF($0) }
      rows.bind(date?.text)
      rows.bind(date?.earliest.description)
      rows.bind(date?.latest.description)
    case .quantity(let name):
      let quantity = fields[name]
      rows.bind(quantity?["value"]?.asNumber)
      rows.bind(quantity?["min"]?.asNumber)
      rows.bind(quantity?["max"]?.asNumber)
      rows.bind(quantity?["approximate"] == true ? 1 as Int? : nil)
    }
  }

  /// Reads the field's value from a row, from one column on.
  func read(
    _ row: borrowing Row,
    at index: Int,
    into fields: inout JSON.Members
  ) throws(SQLiteError) {
    switch self {
    case .text(let name), .date(let name):
      if let text = try row.optionalText(index) { fields.set(.string(text), at: name) }
    case .number(let name):
      if let number = try row.optionalDouble(index) { fields.set(.number(number), at: name) }
    case .integer(let name):
      if let number = try row.optionalInt(index) { fields.set(.number(Double(number)), at: name) }
    case .quantity(let name):
      let value = try row.optionalDouble(index)
      let min = try row.optionalDouble(index + 1)
      let max = try row.optionalDouble(index + 2)
      let isApproximate = try row.optionalInt(index + 3) == 1
      let quantity = Quantity(value: value, min: min, max: max, isApproximate: isApproximate)
      if let quantity { fields.set(quantity.json, at: name) }
    }
  }
}

/// Where a field stands in a record: `date`, or `behind.country`.
struct FieldPath: ExpressibleByStringLiteral, Sendable {
  /// The record's member.
  let outer: String

  /// The member of that member, if it is an object.
  let inner: String?

  /// A path.
  ///
  /// - Parameter value: At most two names with a dot between them.
  init(stringLiteral value: String) {
    let names = value.split(separator: ".")
    outer = String(names[0])
    inner = names.count > 1 ? String(names[1]) : nil
  }
}

extension JSON.Members {
  /// The value at a path.
  subscript(_ path: FieldPath) -> JSON? {
    guard let inner = path.inner else { return self[path.outer] }
    return self[path.outer]?[inner]
  }

  /// Sets the value at a path, whose value is not there yet.
  mutating func set(_ value: JSON, at path: FieldPath) {
    guard let name = path.inner else {
      list.append(Member(path.outer, value))
      return
    }
    var inner = JSON.Members()
    if case .object(let members)? = self[path.outer] { inner = members }
    inner.list.append(Member(name, value))
    self[path.outer] = .object(inner)
  }
}
