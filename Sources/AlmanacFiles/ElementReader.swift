package import Almanac

/// The elements of one JSON list, one at a time, in bounded memory.
///
/// Only brackets and quotes are looked at: whether an element is JSON is for whoever parses it.
package struct ElementReader: ~Copyable {
  /// One element as it stands, with its place.
  package struct Element: Sendable {
    /// Its bytes.
    package let bytes: [UInt8]
    /// Its index in the list, from 0.
    package let index: Int
    /// The line on which it begins, from 1.
    package let line: Int
  }

  private var pieces: PieceReader
  private var line = 1
  private var index = 0
  private var state = State.before

  private enum State { case before, inside, after }

  /// The elements of a file that is one list.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - beginning: The piece that was read of it before, if any.
  ///   - observe: Sees every piece of the file once, in order.
  package init(
    _ file: consuming InputFile,
    after beginning: [UInt8]? = nil,
    observe: @escaping ([UInt8]) -> Void = { _ in }
  ) {
    pieces = PieceReader(file, after: beginning, observe: observe)
  }

  /// What messages call the file.
  package var name: String { pieces.name }

  /// Reads the next element.
  ///
  /// - Returns: `nil` after the end of the list.
  /// - Throws: ``Almanac/Problem`` when the disk fails, an element is longer than
  ///   ``LineReader/longestLine``, or the list is not closed.
  package mutating func next() throws(Problem) -> Element? {
    if state == .before {
      guard try skipSpace() == UInt8(ascii: "[") else { throw fault("this is not a JSON list") }
      _ = try pieces.next()
      state = .inside
      if try skipSpace() == UInt8(ascii: "]") {
        _ = try pieces.next()
        state = .after
      }
    }
    if state == .after {
      if try skipSpace() != nil { throw fault("there is more after the end of the list") }
      return nil
    }
    _ = try skipSpace()
    let start = line
    let bytes = try value()
    defer { index += 1 }
    return Element(bytes: bytes, index: index, line: start)
  }

  /// Reads one value and the comma or bracket behind it.
  private mutating func value() throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    var depth = 0
    var isQuoted = false
    while let byte = try pieces.next() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isQuoted {
        bytes.append(byte)
        if byte == UInt8(ascii: "\\") {
          if let next = try pieces.next() { bytes.append(next) }
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isQuoted = true
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          depth += 1
          guard depth < JSONParser.maximumDepth else {
            throw fault("the JSON is nested more than \(JSONParser.maximumDepth) levels deep")
          }
        case UInt8(ascii: "]") where depth == 0:
          state = .after
          return bytes
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: ",") where depth == 0: return bytes
        default: break
        }
        bytes.append(byte)
      }
      guard bytes.count <= LineReader.longestLine else {
        throw fault(
          "the element is longer than \(LineReader.longestLine / 1_048_576) MiB",
          remedy: "write one record as one element"
        )
      }
    }
    throw fault("the list is not closed", remedy: "fetch or save the file again, whole")
  }

  /// The next byte that is no white space, which stays unread.
  private mutating func skipSpace() throws(Problem) -> UInt8? {
    while let byte = try pieces.peek() {
      switch byte {
      case UInt8(ascii: "\n"): line += 1
      case 0x20, 0x09, 0x0D: break
      default: return byte
      }
      _ = try pieces.next()
    }
    return nil
  }

  private func fault(_ what: String, remedy: String? = nil) -> Problem {
    Problem(what, at: .init(file: name, line: line, field: "[\(index)]"), remedy: remedy)
  }
}
