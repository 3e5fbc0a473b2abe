internal import Almanac
internal import AlmanacPages

/// How an input is read.
public enum InputForm: String, CaseIterable, Sendable {
  /// Records as JSON: one object a line, one list, or an object that holds a list.
  case records
  /// A table as spreadsheets write it, read through a mapping.
  case table = "csv"
  /// One article as plain text.
  case text
  /// One article as a saved web page.
  case html
  /// A feed, each of its entries an article: RSS, Atom or JSON Feed.
  case feed
  /// A list of feeds that were saved beside it.
  case opml

  /// Tells the form of an input by its beginning, and by its name where that does not say.
  ///
  /// - Parameters:
  ///   - beginning: The first bytes.
  ///   - name: The file's name.
  ///   - isMapped: Whether there is a mapping, so that plain text is a table.
  /// - Throws: ``Almanac/Problem`` when it is none of these.
  init(of beginning: [UInt8], name: String, isMapped: Bool = false) throws(Problem) {
    let ending = name.lowercased().split(separator: ".").last ?? ""
    switch sniff(beginning, name: name) {
    case _ where InputForm.isNamedLines(name): self = .records
    case .html: self = .html
    case .xmlFeed, .jsonFeed: self = .feed
    case .plainText: self = isMapped ? .table : .text
    case .opml: self = .opml
    case .other where ["csv", "tsv"].contains(ending): self = .table
    case .other:
      let first = beginning.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      guard first == nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
        throw Problem(
          "this is neither records nor news",
          at: .init(file: name),
          remedy: "name its form with --as records, csv, text, html, feed or opml"
        )
      }
      self = .records
    }
  }

  /// Whether a file's name says that it holds JSON records, one a line.
  static func isNamedLines(_ name: String) -> Bool {
    ["jsonl", "ndjson"].contains { name.lowercased().hasSuffix(".\($0)") }
  }

  /// Refuses packed files, with the way to read them.
  static func refuseArchives(_ beginning: [UInt8], _ name: String) throws(Problem) {
    let quoted = "'\(name)'"
    let kinds: [(magic: [UInt8], what: String, remedy: String)] = [
      (
        [0x1F, 0x8B], "is packed with gzip",
        "unpack it on the way: zcat \(quoted) | almanac import -"
      ),
      (
        Array("PK\u{3}\u{4}".utf8), "is a zip archive",
        "unpack it on the way: unzip -p \(quoted) | almanac import -"
      ),
      (
        [0x28, 0xB5, 0x2F, 0xFD], "is packed with zstd",
        "unpack it on the way: zstdcat \(quoted) | almanac import -"
      ),
      (
        [0xFD] + Array("7zXZ".utf8), "is packed with xz",
        "unpack it on the way: xzcat \(quoted) | almanac import -"
      ),
      (
        Array("SQLite format 3".utf8), "is an SQLite database",
        "name its file, if it is an almanac"
      ),
    ]
    guard let kind = kinds.first(where: { beginning.starts(with: $0.magic) }) else { return }
    throw Problem("the file \(kind.what)", at: .init(file: name), remedy: kind.remedy)
  }
}
