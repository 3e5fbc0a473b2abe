/// Reads headline, date, publisher and address from the lines around an article.
struct PlainImprint {
  private let letters: Letters
  private let languages: Languages
  private(set) var title: String?
  private(set) var published: String?
  private(set) var publisher: String?
  private(set) var url: String?

  init(_ letters: Letters, languages: Languages) {
    self.letters = letters
    self.languages = languages
  }

  /// Reads the lines before and after the article.
  ///
  /// - Complexity: O(*n*) in their length.
  mutating func read(head: ArraySlice<PlainLine>, tail: ArraySlice<PlainLine>, body: String) {
    // Far from the article stands nothing of it.
    let near = head.suffix(40)
    let far = tail.suffix(40)
    title = headline(near)
    let tag = LanguageRecognizer(languages).recognize(
      Letters(scalars: body.unicodeScalars.prefix(2000).map(\.value))
    )
    let language = languages.language(tag) ?? languages.language("en") ?? .empty
    for line in near where published == nil { readDate(line, language) }
    for line in Array(near) + Array(far) where url == nil { readAddress(line) }
    for line in far.reversed() where published == nil && line.width < 160 {
      readDate(line, language)
    }
    if published == nil, let url { published = Self.date(inAddress: url) }
  }

  private func headline(_ lines: ArraySlice<PlainLine>) -> String? {
    var best: (text: Range<Int>, width: Int)?
    for line in lines where line.width < 260 {
      var range = line.range
      var isPath = false
      // "Section › Headline" ends with the headline.
      if let bar = range.last(where: { letters.original[$0] == 0x203A }) {
        range = bar + 1..<range.upperBound
        isPath = true
      }
      while let first = range.first, letters.isSpace(first) { range.removeFirst() }
      if line.isClutter && !isPath || range.isEmpty || isHeader(range) { continue }
      let width = line.width * range.count / max(line.range.count, 1)
      if width > best?.width ?? 0 { best = (range, width) }
    }
    return best.map { letters.surface($0.text) }
  }

  /// Whether a line names an address, or is a header of a letter.
  private func isHeader(_ range: Range<Int>) -> Bool {
    let text = letters.surface(range)
    if text.contains("://") { return true }
    let name = text.prefix { $0 != ":" }
    return name.count < 10 && name.count < text.count && name.allSatisfy { $0.isLetter }
      && ["From", "Date", "To", "Subject", "De", "Fecha", "Von", "Da", "Data"].contains(
        String(name)
      )
  }

  private mutating func readDate(_ line: PlainLine, _ language: Language) {
    guard line.width < 260 else { return }
    let part = Letters(scalars: Array(letters.original[line.range]))
    let reading = Reading(part, language: language, names: NameIndex([]))
    var finder = DateFinder(
      reading: reading,
      published: CalendarDate(year: 2000, month: 1, day: 1)
    )
    for sentence in reading.sentences {
      for date in finder.find(sentence.tokens) {
        guard date.span.end == nil, date.span.start.day != nil, !date.isBare,
          date.span.start.year > 2000
        else { continue }
        published = published ?? date.span.edtf
      }
    }
    if published != nil, publisher == nil { readPublisher(line) }
  }

  /// The publisher in a line such as `Name · Author · 5 February 2026`.
  private mutating func readPublisher(_ line: PlainLine) {
    var start = line.range.lowerBound
    for index in line.range.lowerBound...line.range.upperBound {
      let isEnd = index == line.range.upperBound
      let value = isEnd ? 0x7C : letters.original[index]
      guard value == 0x7C || value == 0xB7 || value == 0xFF5C else { continue }
      var part = start..<index
      while let first = part.first, letters.isSpace(first) { part.removeFirst() }
      while let last = part.last, letters.isSpace(last) { part.removeLast() }
      start = index + 1
      if isEnd, part == line.range { return }
      if part.isEmpty || part.contains(where: { letters.isDigit($0) }) { return }
      publisher = letters.surface(part)
      return
    }
  }

  private mutating func readAddress(_ line: PlainLine) {
    let text = letters.surface(line.range)
    guard line.range.count < 400,
      let scheme = text.range(of: "https://") ?? text.range(of: "http://")
    else { return }
    let address = text[scheme.lowerBound...].prefix { !$0.isWhitespace && $0 != ">" && $0 != ")" }
    url = String(address)
    let before = text[..<scheme.lowerBound]
    var name = before.reversed().drop { $0 == " " || $0 == "-" || $0 == "–" || $0 == "—" }
    name = name.drop { _ in false }
    let trimmed = String(name.reversed())
    if trimmed.count < before.count, !trimmed.isEmpty, !trimmed.contains(":"), trimmed.count < 60,
      before.contains("-") || before.contains("–") || before.contains("—")
    {
      publisher = trimmed
    }
  }

  /// The day or month in an address such as `…/2026/02/03/…`.
  private static func date(inAddress url: String) -> String? {
    let parts = url.split(separator: "/").map(String.init)
    for (position, part) in parts.enumerated() {
      guard part.count == 4, let year = Int(part), (1990...2069).contains(year),
        position + 1 < parts.count, parts[position + 1].count == 2,
        let month = Int(parts[position + 1]), (1...12).contains(month)
      else { continue }
      if position + 2 < parts.count, parts[position + 2].count == 2,
        let day = Int(parts[position + 2]),
        (1...CalendarDate.days(in: month, of: year)).contains(day)
      {
        return CalendarDate(year: year, month: month, day: day).edtf
      }
      return CalendarDate(year: year, month: month).edtf
    }
    return nil
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(of other: String) -> Range<Index>? {
    let pattern = Array(other.unicodeScalars)
    var index = unicodeScalars.startIndex
    while index < unicodeScalars.endIndex {
      if unicodeScalars[index] == pattern.first, unicodeScalars[index...].starts(with: pattern) {
        return index..<unicodeScalars.index(index, offsetBy: pattern.count)
      }
      index = unicodeScalars.index(after: index)
    }
    return nil
  }
}
