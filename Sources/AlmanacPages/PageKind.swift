/// What a file of news is.
package enum PageKind: Sendable, Equatable {
  /// A web page.
  case html
  /// A feed in XML.
  case xmlFeed(FeedKind)
  /// A feed in JSON.
  case jsonFeed
  /// A list of feeds.
  case opml
  /// An article without markup.
  case plainText
  /// None of these: other XML or JSON, an empty file, bytes that are no text.
  case other
}

/// The formats of feeds.
package enum FeedKind: Sendable, Equatable {
  case rss2, rss1, atom, jsonFeed, opml
}

/// Tells what a file is, by its content first and its name only where the content does not say.
///
/// - Parameters:
///   - bytes: The file, or its beginning; 16 KiB are enough.
///   - name: Its name or path, where it has one.
/// - Returns: The kind; a file that starts like a feed is one, even if it is broken further on.
/// - Complexity: O(1): only the beginning is read.
package func sniff(_ bytes: [UInt8], name: String?) -> PageKind {
  let beginning = Array(bytes.prefix(16 << 10))
  let text = String(decoding: TextEncoding.utf8(beginning), as: UTF8.self)
  var rest = text.drop { $0.isWhitespace }
  let ending = name.map { String($0.lowercased().split(separator: ".").last ?? "") }
  guard !rest.isEmpty, !isBinary(beginning) else { return .other }
  if rest.first == "{" { return sniffJSON(rest) }
  if rest.first == "[" { return ending == "txt" ? .plainText : .other }
  if rest.first == "<" {
    let isDeclared = rest.hasPrefix("<?xml")
    while let next = skippingMisc(rest) { rest = next }
    if let kind = sniffElement(rest) { return kind }
    if isDeclared, !hasHTML(rest) { return .other }
    if hasHTML(rest) { return .html }
  }
  switch ending {
  case "html", "htm", "xhtml", "mhtml", "shtml": return .html
  case "csv", "tsv", "jsonl", "ndjson", "json", "xml", "db", "sqlite": return .other
  default: return rest.first != "<" && hasMarkup(rest) ? .html : .plainText
  }
}

private func isBinary(_ bytes: [UInt8]) -> Bool {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
  let odd = bytes.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
  // UTF-16 is half zeros and read as such; a few stray bytes do not make a file binary.
  let zeros = bytes.count { $0 == 0 }
  return odd * 20 > bytes.count && zeros * 5 < bytes.count * 2
    || bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B, 3, 4])
    || bytes.starts(with: Array("%PDF".utf8)) || bytes.starts(with: Array("SQLite format".utf8))
}

private func sniffJSON(_ text: Substring) -> PageKind {
  let head = text.prefix(4096)
  return head.contains("jsonfeed.org/version") ? .jsonFeed : .other
}

/// What is left after a declaration, comment or document type; nil when none is at the start.
private func skippingMisc(_ text: Substring) -> Substring? {
  let end: String
  if text.hasPrefix("<?") {
    end = "?>"
  } else if text.hasPrefix("<!--") {
    end = "-->"
  } else if text.prefix(9).lowercased() == "<!doctype", !isHTMLDoctype(text) {
    // Entities in it hold ">" of their own, between brackets.
    end = text.prefix { $0 != ">" }.contains("[") ? "]>" : ">"
  } else {
    return nil
  }
  guard let found = text.firstRange(of: end) else { return nil }
  return text[found.upperBound...].drop { $0.isWhitespace }
}

private func isHTMLDoctype(_ text: Substring) -> Bool {
  text.prefix(40).lowercased().dropFirst(9).trimmingPrefix { $0.isWhitespace }.hasPrefix("html")
}

private func sniffElement(_ text: Substring) -> PageKind? {
  guard text.first == "<" else { return nil }
  let tag = text.dropFirst().prefix { $0 != ">" }
  let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
  switch String(name.split(separator: ":").last ?? "") {
  case "rss": return .xmlFeed(.rss2)
  case "rdf": return .xmlFeed(.rss1)
  case "feed": return .xmlFeed(.atom)
  case "opml": return .opml
  default: return nil
  }
}

private func hasHTML(_ text: Substring) -> Bool {
  if isHTMLDoctype(text), text.hasPrefix("<!") { return true }
  return holds(
    text,
    oneOf: [
      "<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<p ", "<table", "<article",
    ]
  )
}

private func hasMarkup(_ text: Substring) -> Bool {
  holds(text, oneOf: ["<html", "<body", "</p>"])
}

/// Whether one of some tags, in letters of either case, stands near the beginning of a text.
private func holds(_ text: Substring, oneOf tags: [String]) -> Bool {
  let head = text.utf8.prefix(8 << 10).lowered()
  return tags.contains { head.contains(run: Array($0.utf8)) }
}
