import Almanac
import Foundation
import Testing

/// The repository's top-level folder, seen from this file.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Suite struct SeedFilesTests {
  @Test(arguments: RecordType.allCases)
  func `every seed line reads and is written back byte for byte`(_ type: RecordType) throws {
    let file = root.appending(path: "Seeds/\(type.fileName)")
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    #expect(!lines.isEmpty)
    for line in lines {
      let record = try Record(json: try JSONParser.parse([UInt8](line)))
      #expect(record.type == type)
      #expect(JSON.object(record.fields).canonical == [UInt8](line))
    }
  }
}
