import AlmanacExtract
import Testing

@Suite struct EventTests {
  /// The plain events of a text, each in a few words.
  private func events(_ text: String, _ language: String) -> [String] {
    let article = Article(text: text, published: "2026-03-04", language: language)
    return extract(article, names: Names.index).events.map { candidate in
      guard case .event(let category, _, let about, let date) = candidate.fact else { return "?" }
      return "\(category) \(date) \(about.joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("en", "On 2 March Nvidia unveiled a new chip.", "launch 2026-03-02 organization:nvidia"),
    ("pt", "Em 2 de março a Nvidia lançou um novo chip.", "launch 2026-03-02 organization:nvidia"),
    ("es", "El 2 de marzo Nvidia presentó un nuevo chip.", "launch 2026-03-02 organization:nvidia"),
    (
      "fr", "Le 2 mars, Nvidia a dévoilé une nouvelle puce.",
      "launch 2026-03-02 organization:nvidia"
    ),
    (
      "de",
      "Am 2. März stellte Nvidia einen neuen Chip vor; Nvidia präsentierte den Chip am 2. März.",
      "launch 2026-03-02 organization:nvidia"
    ),
    (
      "it", "Il 2 marzo Nvidia ha presentato un nuovo chip.",
      "launch 2026-03-02 organization:nvidia"
    ),
    ("ru", "2 марта Nvidia представила новый чип.", "launch 2026-03-02 organization:nvidia"),
    ("zh", "英伟达3月2日发布了新芯片。", "launch 2026-03-02 organization:nvidia"),
    ("ja", "エヌビディアは3月2日、新しい半導体を発表した。", "launch 2026-03-02 organization:nvidia"),
    ("ko", "엔비디아는 3월 2일 새 반도체를 공개했다.", "launch 2026-03-02 organization:nvidia"),
  ])
  func `a launch is told in any language`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(events(text, language) == [expected])
  }

  @Test(arguments: [
    "On 2 March Nvidia did not unveil a new chip.",
    "Nvidia reportedly unveiled a new chip on 2 March.",
    "Nvidia denied that it unveiled a new chip on 2 March.",
    "Nvidia unveiled a new chip.",
    "On 2 March Nvidia unveiled a new logo.",
    "On 2 March someone unveiled a new chip.",
    "Nvidia expects that a chip unveiled on 2 March sells well.",
  ])
  func `what is denied, rumoured, undated, nobody's or no chip's is no event`(_ text: String) {
    #expect(events(text, "en") == [])
  }

  @Test func `an event is told once, with a title that ends between words`() throws {
    let words = String(repeating: "for many customers ", count: 12)
    let text = "On 2 March Nvidia unveiled a new chip \(words)in Asia."
    let article = Article(text: text + "\n" + text, published: "2026-03-04", language: "en")
    let found = extract(article, names: Names.index)
    let event = try #require(found.events.first)
    guard case .event(_, let title, _, _) = event.fact else { throw Missing() }
    #expect(found.events.count == 1)
    #expect(found.facts.isEmpty)
    #expect(title.hasPrefix("On 2 March Nvidia unveiled a new chip for many"))
    #expect(title.hasSuffix("…") && title.count <= 111)
    #expect(
      String(decoding: found.json, as: UTF8.self).contains(
        #""events": [{"kind": "event", "category": "launch""#
      )
    )
  }

  private struct Missing: Error {}
}
