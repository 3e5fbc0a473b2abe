internal import Almanac
internal import AlmanacFiles

/// A record as it stands in a file: its bytes, and where they are.
struct RawRecord: Sendable {
  let bytes: [UInt8]
  let place: Problem.Place
}

/// The records of a file, undecoded: its lines, or the elements of its list.
struct RawRecords: ~Copyable {
  private let name: String
  private var lines: LineReader?
  private var elements: ElementReader?

  /// The records of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - beginning: The piece that was read of it before.
  ///   - isList: Whether it is one list; else each line is a record.
  ///   - observe: Sees every piece of the file once, in order.
  init(
    _ file: consuming InputFile,
    after beginning: [UInt8],
    isList: Bool,
    observe: @escaping ([UInt8]) -> Void
  ) {
    name = file.name
    if isList {
      elements = ElementReader(file, after: beginning, observe: observe)
    } else {
      lines = LineReader(file, after: beginning, observe: observe)
    }
  }

  /// The next record that is not blank.
  ///
  /// - Returns: `nil` at the end.
  /// - Throws: ``Almanac/Problem`` when the file cannot be read on.
  mutating func next() throws(Problem) -> RawRecord? {
    while let line = try lines?.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      return RawRecord(bytes: line, place: .init(file: name, line: lines?.number))
    }
    guard let element = try elements?.next() else { return nil }
    return RawRecord(
      bytes: element.bytes,
      place: .init(file: name, line: element.line, field: "[\(element.index)]")
    )
  }
}
