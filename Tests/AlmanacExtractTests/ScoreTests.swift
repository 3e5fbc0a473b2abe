import Almanac
import AlmanacExtract
import AlmanacPages
import Foundation
import Testing

@Suite struct ScoreTests {
  /// The score over a folder of labelled items: over all, and by language.
  private func score(
    _ folder: String
  ) throws -> (mentions: Score, facts: Score, languages: [String: Score]) {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let names = try NewsItems.names(fixtures.appending(path: "names.jsonl"))
    var mentions = Score()
    var facts = Score()
    var languages: [String: Score] = [:]
    for item in try NewsItems.all(in: fixtures.appending(path: folder)) {
      let found = try JSONParser.parse(Array(extract(item.article, names: names).json))
      let mentioned = Score(
        gold: Score.distinctMentions(item.gold),
        found: Score.distinctMentions(found),
        by: Score.isSameMention
      )
      mentions += mentioned
      languages[item.gold["language"]?.asText ?? "", default: Score()] += mentioned
      facts += Score(
        gold: Score.markedFacts(item.gold),
        found: Score.markedFacts(found),
        by: Score.isSameFact
      )
    }
    return (mentions, facts, languages)
  }

  @Test(arguments: [
    "news", "own", "fresh", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
  ])
  func `labelled news is read as well as before`(_ folder: String) throws {
    let (mentions, facts, languages) = try score(folder)
    #expect(mentions.hits > 100 && facts.hits > 50, "the items are there")
    #expect(mentions.f1 >= 0.95, "mentions: \(mentions)")
    #expect(facts.f1 >= 0.80, "facts: \(facts)")
    for (language, score) in languages {
      #expect(score.f1 >= 0.90, "mentions in \(language): \(score)")
    }
  }

  @Test func `news no rule was made on is read no worse than at first sight`() throws {
    let (mentions, facts, _) = try score("fifteenth")
    #expect(mentions.hits > 100 && facts.hits > 50, "the items are there")
    #expect(mentions.f1 >= 0.94, "mentions: \(mentions)")
    #expect(facts.f1 >= 0.80, "facts: \(facts)")
  }

  @Test func `plain items lose their captions, forms and imprints`() throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    for item in try NewsItems.all(in: fixtures.appending(path: "news")) where item.isPlain {
      let expected = try #require(item.gold["body_characters"]?.asNumber)
      let length = Double(item.article.text.unicodeScalars.count)
      #expect(abs(length - expected) <= 0.1 * expected, "\(item.name): \(length), not \(expected)")
      #expect(item.article.published == item.gold["published"]?.asText, "\(item.name)")
    }
  }
}

/// Labelled news items from a folder.
enum NewsItems {
  struct Item {
    var name: String
    var article: Article
    var gold: JSON
    var isPlain: Bool
  }

  static func all(in folder: URL) throws -> [Item] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try files.filter { $0.hasSuffix(".gold.json") }.map { file in
      let stem = String(file.dropLast(".gold.json".count))
      let gold = try JSONParser.parse(Array(Data(contentsOf: folder.appending(path: file))))
      let body = folder.appending(path: stem + ".body.txt")
      if let data = try? Data(contentsOf: body) {
        let article = Article(
          text: String(decoding: data, as: UTF8.self),
          title: gold["title"]?.asText,
          published: gold["published"]?.asText
        )
        return Item(name: stem, article: article, gold: gold, isPlain: false)
      }
      let data = try Data(contentsOf: folder.appending(path: stem + ".txt"))
      let plain = try Page(plainText: Array(data)).item
      let article = Article(text: plain.text, title: plain.title, published: plain.published)
      return Item(name: stem, article: article, gold: gold, isPlain: true)
    }
  }

  static func names(_ file: URL) throws -> NameIndex {
    let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
    return NameIndex(
      try lines.map { line in
        let tree = try JSONParser.parse(Array(line.utf8))
        return NameEntry(
          kind: try #require(NameKind(rawValue: tree["kind"]?.asText ?? "")),
          id: try #require(tree["id"]?.asText),
          names: tree["names"]?.items.compactMap(\.asText) ?? []
        )
      }
    )
  }
}
