#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The pages and feeds beside these tests.
enum Fixture {
  /// The bytes of a fixture.
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return [UInt8](try Data(contentsOf: URL(filePath: "/\(folder)/Fixtures/\(name)")))
  }
}
