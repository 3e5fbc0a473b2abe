import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct SeedFilesTests {
  @Test(arguments: RecordType.allCases)
  func `every seed line reads and is written back byte for byte`(_ type: RecordType) throws {
    let file = repository.appending(path: "Seeds/\(type.fileName)")
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    #expect(!lines.isEmpty)
    var last: Slug?
    for line in lines {
      let record = try Record(json: try JSONParser.parse([UInt8](line)))
      #expect(record.type == type)
      #expect(JSON.object(record.fields).canonical == [UInt8](line))
      if let last { #expect(last < record.id) }
      last = record.id
    }
  }

  @Test func `every file in Seeds belongs to a record type`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Seeds").path
    )
    #expect(Set(names) == Set(RecordType.allCases.map(\.fileName)))
  }
}
