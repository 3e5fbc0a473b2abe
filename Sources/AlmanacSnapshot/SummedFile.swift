internal import AlmanacFiles
internal import AlmanacStore

/// A file of lines that is summed up while it is written.
struct SummedFile: ~Copyable {
  /// How many lines there are.
  private(set) var count = 0
  private var checksum = Checksum.Running()
  private var file: OutputFile?

  /// Opens the file; without it, lines are summed up only.
  mutating func open(_ path: String) throws {
    file = try OutputFile(path: path)
  }

  mutating func write(_ lines: [UInt8], _ number: Int) throws {
    checksum.add(lines)
    try file?.write(lines)
    count += number
  }

  /// Ends the file.
  ///
  /// - Returns: Its checksum.
  mutating func finish() throws -> String {
    try file?.finish()
    return checksum.value
  }
}
