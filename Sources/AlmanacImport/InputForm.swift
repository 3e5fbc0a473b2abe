internal import Almanac
internal import AlmanacPages

/// How an input is read.
public enum InputForm: String, CaseIterable, Sendable {
  /// Records as JSON Lines: one JSON object a line.
  case records
  /// One article as plain text.
  case text
  /// One article as a saved web page.
  case html
  /// A feed, each of its entries an article: RSS, Atom or JSON Feed.
  case feed

  /// Tells the form of an input by its beginning, and by its name where that does not say.
  ///
  /// - Parameters:
  ///   - beginning: The first bytes.
  ///   - name: The file's name.
  /// - Throws: ``Almanac/Problem`` when it is none of these.
  init(of beginning: [UInt8], name: String) throws(Problem) {
    let isJSONLines = ["jsonl", "ndjson"].contains { name.lowercased().hasSuffix(".\($0)") }
    switch sniff(beginning, name: name) {
    case _ where isJSONLines: self = .records
    case .html: self = .html
    case .xmlFeed, .jsonFeed: self = .feed
    case .plainText: self = .text
    case .opml:
      throw Problem(
        "this is a list of feeds, not a feed",
        at: .init(file: name),
        remedy: "import the feeds it lists"
      )
    case .other:
      let first = beginning.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      guard first == UInt8(ascii: "{") || first == nil else {
        throw Problem(
          "this is neither records nor news",
          at: .init(file: name),
          remedy: "name its form with --as records, text, html or feed"
        )
      }
      self = .records
    }
  }
}
