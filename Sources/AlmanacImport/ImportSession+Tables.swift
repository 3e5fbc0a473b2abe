internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// Reading tables through a mapping.
extension ImportSession {
  /// Reads a table: its first row names the columns.
  func readTable(
    _ file: consuming InputFile,
    after beginning: [UInt8],
    into store: borrowing Store
  ) throws(Problem) {
    let name = file.name
    guard let mapper = try mapper(store) else {
      if failure != nil { return }
      throw Problem(
        "a table needs a mapping from its columns to records",
        at: .init(file: name),
        remedy:
          "name one with --mapping: \(Mapping.shippedNames.joined(separator: ", ")) or a file; "
          + "'almanac import --mapping-init \(name)' proposes one"
      )
    }
    var rows = TableReader(
      file,
      after: beginning,
      separator: mapper.mapping.separator
    ) { [self] piece in see(piece) }
    guard let header = try rows.next() else { return }
    if let fault = header.fault { throw fault }
    let columns = try Columns(header, name)
    try mapper.mapping.check(columns.names, name)
    while let row = try rows.next() {
      let place = Problem.Place(file: name, line: row.line)
      let content = columns.row(row.fields)
      do throws(Problem) {
        if let fault = row.fault { throw fault }
        try columns.checkWidth(row.fields.count)
        if let record = try mapper.record(content) {
          put(Arrival(record: record, place: place, original: .object(content.json)), into: store)
        } else {
          passedOver += 1
        }
      } catch {
        reject(error.located(place), .object(content.json))
      }
      if failure != nil { return }
    }
  }

  /// What applies the mapping; `nil` without one.
  func mapper(_ store: borrowing Store) throws(Problem) -> RowMapper? {
    guard let mapping = settings.mapping else { return nil }
    if let knownMapper { return knownMapper }
    do throws(StoreError) {
      knownMapper = RowMapper(mapping, names: try store.names())
    } catch {
      failure = error
    }
    return knownMapper
  }
}

/// The columns of a table.
struct Columns {
  /// Their names, without the white space around them.
  let names: [String]

  /// The columns that a header names; a name twice is refused, and one that is empty is passed over.
  init(_ header: TableReader.Row, _ file: String) throws(Problem) {
    names = header.fields.map(TableText.trimmed)
    for (index, name) in names.enumerated()
    where !name.isEmpty && names[..<index].contains(name) {
      throw Problem(
        "the column '\(name)' stands twice",
        at: .init(file: file, line: header.line),
        remedy: "rename one of the two"
      )
    }
  }

  /// A row by its columns; fields past the last column are named +1, +2 and so on.
  func row(_ fields: [String]) -> TableRow {
    TableRow(
      fields.enumerated().map { index, field in
        (index < names.count ? names[index] : "+\(index - names.count + 1)", field)
      }
    )
  }

  /// Checks that a row has a field for each column.
  func checkWidth(_ count: Int) throws(Problem) {
    guard count != names.count else { return }
    throw Problem(
      "the row has \(count) fields, but there are \(names.count) columns",
      remedy: "see whether a separator or a quote is missing or too much"
    )
  }
}
