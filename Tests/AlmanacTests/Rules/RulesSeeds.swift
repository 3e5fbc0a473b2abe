import Almanac
import Foundation
import TestSupport
import Testing

/// The facts the project ships, read once.
enum Seeds {
  static let records: [RecordType: [Record]] = {
    var records: [RecordType: [Record]] = [:]
    for type in RecordType.allCases {
      let file = repository.appending(path: "Seeds/\(type.fileName)")
      let lines = (try? Data(contentsOf: file))?.split(separator: UInt8(ascii: "\n")) ?? []
      records[type] = lines.compactMap { line in
        (try? JSONParser.parse([UInt8](line))).flatMap { try? Record(json: $0) }
      }
    }
    return records
  }()

  static func all<Content: RecordContent>(_: Content.Type) -> [Content] {
    (records[Content.type] ?? []).compactMap { $0.content as? Content }
  }

  static let rulings = all(Ruling.self)
  static let accelerators = all(Accelerator.self)
  static let memberships = all(CountryGroupMembership.self)
  static let sources = Set(all(Source.self).map(\.id.text))
  static let clock = PublicClock(sources: all(Source.self))

  static let engine = RuleEngine(
    rulings: rulings,
    accelerators: accelerators,
    memberships: memberships,
    clock: clock
  )
}

/// A record written as JSON, for cases that the seeds do not have.
func record<Content: RecordContent>(_: Content.Type, _ text: String) throws -> Content {
  let json = try JSONParser.parse([UInt8](text.utf8))
  guard let content = try Record(json: json).content as? Content else {
    throw Problem("the record is of another type")
  }
  return content
}

/// A country that a test writes in full.
func country(_ text: String) throws -> CountryCode { try #require(CountryCode(text)) }

/// A day that a test writes in full.
func day(_ text: String) throws -> Day { try #require(Day(text)) }

/// An id that a test writes in full.
func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }
