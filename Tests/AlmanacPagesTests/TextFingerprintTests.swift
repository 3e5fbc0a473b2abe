import Testing

@testable import AlmanacPages

@Suite struct TextFingerprintTests {
  private static let files = Gold.all.map(\.file)

  @Test func `different stories are far apart`() throws {
    let prints = try Self.files.map { textFingerprint(try Page(html: Fixture.bytes($0)).item.text) }
    for (index, one) in prints.enumerated() {
      for other in prints[(index + 1)...] {
        #expect(!one.isSameStory(as: other))
        #expect(one.distance(to: other) > TextFingerprint.sameStoryDistance + 4)
      }
    }
  }

  @Test(arguments: files)
  func `a story lightly edited is the same story`(_ file: String) throws {
    let text = try Page(html: Fixture.bytes(file)).item.text
    var paragraphs = text.split(separator: "\n\n").map(String.init)
    paragraphs[0] = "(Agency) " + paragraphs[0].uppercased()
    paragraphs.removeLast()
    let edited = paragraphs.joined(separator: "\n") + " Additional reporting by our staff."
    let distance = textFingerprint(text).distance(to: textFingerprint(edited))
    #expect(distance <= TextFingerprint.sameStoryDistance, "\(distance)")
  }

  @Test func `marks, case and spacing do not matter`() {
    #expect(textFingerprint("One two, three four!") == textFingerprint("one  TWO three\nfour"))
    #expect(textFingerprint("中文，新闻") == textFingerprint("中文新闻"))
  }

  @Test func `short texts are the same only when they are equal`() {
    let short = textFingerprint("a few words here")
    #expect(short.isSameStory(as: textFingerprint("A few words here.")))
    #expect(!short.isSameStory(as: textFingerprint("a few words there")))
    #expect(!textFingerprint("").isSameStory(as: textFingerprint("")))
  }
}
