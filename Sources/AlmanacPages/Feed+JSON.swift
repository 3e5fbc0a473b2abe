extension Feed {
  /// Reads a JSON Feed, version 1 or 1.1.
  init(json text: [UInt8]) throws(PageError) {
    let value = try JSONValue(text)
    guard value["version"]?.text?.contains("jsonfeed.org") == true || value["items"] != nil,
      case .array(let entries)? = value["items"]
    else { throw Feed.noFeed("its JSON has no list of items", line: nil) }
    let title = value["title"]?.text?.collapsingSpace().orNil
    var items: [NewsItem] = []
    for entry in entries {
      guard case .object = entry else {
        throw Feed.noFeed("item \(items.count + 1) is no object", line: nil)
      }
      items.append(try Self.item(entry, feed: value, outlet: title))
    }
    self.init(kind: .jsonFeed, title: title, items: items)
  }

  private static func item(
    _ entry: JSONValue,
    feed: JSONValue,
    outlet: String?
  ) throws(PageError) -> NewsItem {
    let title = entry["title"]?.text.flatMap { HTMLText.line(of: escaped($0)).orNil }
    let html =
      entry["content_html"]?.text
      ?? (entry["content_text"]?.text ?? entry["summary"]?.text).map {
        escaped($0).markedParagraphs()
      }
    let body = try HTMLText.paragraphs(of: html ?? "", title: title)
    let language = Language.tag(entry["language"]?.text ?? feed["language"]?.text)
    let date = entry["date_published"]?.text ?? entry["date_modified"]?.text
    return NewsItem(
      text: body,
      title: title,
      publisher: outlet,
      language: Language.resolve(declared: language, text: body + " " + (title ?? "")),
      author: authors(entry) ?? authors(feed),
      published: date.flatMap(MachineDate.edtf),
      url: entry["url"]?.text ?? entry["external_url"]?.text,
      guid: entry["id"]?.text
    )
  }

  private static func authors(_ value: JSONValue) -> String? {
    let people = value["authors"]?.list ?? value["author"]?.list ?? []
    let names = people.compactMap { $0["name"]?.text?.collapsingSpace().orNil }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
