import AlmanacStore
import Foundation
import TestSupport
import Testing

/// The article on a first almanac shows a file of these tests.
@Suite struct ArticleTests {
  @Test func `the article's example does what the article says`() throws {
    let folder = try TemporaryFolder()
    let (before, after) = try firstAlmanac(at: folder.path("first.db"))
    #expect(before == [])
    #expect(after == ["A large order"])
    #expect(try Store(path: folder.path("first.db")).check() == CheckResult())
  }

  @Test func `the article shows the example, byte for byte`() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    }
    let article = try text("Sources/AlmanacStore/AlmanacStore.docc/FirstAlmanac.md")
    let code = try #require(article.split(separator: "```swift\n").last?.split(separator: "```\n"))
    #expect(try String(code[0]) == text("Tests/AlmanacStoreTests/FirstAlmanac.swift"))
  }
}
