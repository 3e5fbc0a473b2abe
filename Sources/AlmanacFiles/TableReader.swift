package import Almanac

/// The rows of a table as spreadsheets write it (RFC 4180), one at a time, in bounded memory.
///
/// Fields may be quoted, with quotes doubled and line breaks inside; lines end with LF, CR LF or CR.
package struct TableReader: ~Copyable {
  /// One row.
  package struct Row: Sendable {
    /// Its fields, without their quotes.
    package var fields: [String]
    /// The line on which it begins, from 1.
    package var line: Int
    /// Its first fault, if it is not written as it should be.
    package var fault: Problem?
  }

  /// What may stand between fields.
  package static let separators = Array(",;\t|".utf8)

  /// The longest field that is read, in bytes.
  package static let longestField = 1024 * 1024

  /// The most fields of a row.
  package static let mostFields = 4096

  /// What stands between fields.
  package let separator: UInt8

  private var pieces: PieceReader
  private var line = 1

  /// The rows of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - beginning: The piece that was read of it before.
  ///   - separator: What stands between fields; recognized by the first row if not given.
  ///   - observe: Sees every piece of the file once, in order.
  package init(
    _ file: consuming InputFile,
    after beginning: [UInt8],
    separator: UInt8? = nil,
    observe: @escaping ([UInt8]) -> Void = { _ in }
  ) {
    self.separator = separator ?? TableReader.separator(of: beginning)
    pieces = PieceReader(file, after: beginning, observe: observe)
  }

  /// What messages call the file.
  package var name: String { pieces.name }

  /// Tells what stands between fields by the first row: what stands there most often, unquoted.
  ///
  /// - Parameter beginning: The first bytes of the file.
  /// - Returns: A comma if nothing tells.
  /// - Complexity: O(*n*) for *n* bytes of the first row.
  package static func separator(of beginning: [UInt8]) -> UInt8 {
    var counts = separators.map { _ in 0 }
    var isQuoted = false
    for byte in beginning {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = separators.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return separators[counts.firstIndex(of: most) ?? 0]
  }

  /// Reads the next row that is not blank.
  ///
  /// - Returns: `nil` after the last.
  /// - Throws: ``Almanac/Problem`` when the disk fails, a quote is not closed, or a field or row is
  ///   too long: what follows cannot be told then.
  package mutating func next() throws(Problem) -> Row? {
    while try pieces.peek() != nil {
      let row = try row()
      if row.fields != [""] || row.fault != nil { return row }
    }
    return nil
  }

  private mutating func row() throws(Problem) -> Row {
    var row = Row(fields: [], line: line)
    while true {
      let (bytes, end) = try field(&row)
      if let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) {
        row.fields.append(text)
      } else {
        row.fields.append(String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self))
        note(
          bytes.contains(0) ? "a field holds a NUL character" : "a field is not valid UTF-8",
          "save the file as UTF-8",
          &row
        )
      }
      if end == separator {
        guard row.fields.count < TableReader.mostFields else {
          throw fault(
            "the row has more than \(TableReader.mostFields) fields",
            row.line,
            remedy: "see whether the file is a table"
          )
        }
        continue
      }
      return row
    }
  }

  /// Reads a field with the byte that ends it; at a row's end that is a line feed or nothing.
  private mutating func field(_ row: inout Row) throws(Problem) -> ([UInt8], UInt8?) {
    var bytes: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    while let byte = try pieces.next() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          bytes.append(byte)
        } else if try pieces.peek() == byte {
          _ = try pieces.next()
          bytes.append(byte)
        } else {
          isQuoted = false
        }
      } else if byte == separator || byte == UInt8(ascii: "\n") {
        return (bytes, byte)
      } else if byte == UInt8(ascii: "\r") {
        if try pieces.peek() == UInt8(ascii: "\n") { _ = try pieces.next() }
        line += 1
        return (bytes, UInt8(ascii: "\n"))
      } else if byte == UInt8(ascii: "\""), bytes.isEmpty, !wasQuoted {
        isQuoted = true
        wasQuoted = true
      } else if wasQuoted {
        if byte != 0x20 { note("text stands behind a closed quote", "double the quotes", &row) }
      } else {
        bytes.append(byte)
      }
      guard bytes.count <= TableReader.longestField else {
        throw fault(
          "a field is longer than \(TableReader.longestField / 1_048_576) MiB",
          row.line,
          remedy: "see whether a quote is not closed"
        )
      }
    }
    if isQuoted { throw fault("a quote is not closed", row.line, remedy: "close it with '\"'") }
    return (bytes, nil)
  }

  private func note(_ what: String, _ remedy: String, _ row: inout Row) {
    if row.fault == nil { row.fault = fault(what, row.line, remedy: remedy) }
  }

  private func fault(_ what: String, _ line: Int, remedy: String) -> Problem {
    Problem(what, at: .init(file: name, line: line), remedy: remedy)
  }
}
