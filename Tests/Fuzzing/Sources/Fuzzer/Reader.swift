import Almanac
import AlmanacExtract
import AlmanacFiles
import AlmanacPages

/// What reads foreign bytes.
///
/// Each must end, must not trap, and what it makes of the bytes must hold together.
enum Reader: String, CaseIterable {
  case csv, jsonl, feed, html, edtf, text

  /// The one that is tried: set once, before libFuzzer begins.
  nonisolated(unsafe) static var chosen = Reader.csv

  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv: readTable(bytes)
    case .jsonl: readLines(bytes)
    case .feed: readFeed(bytes)
    case .html: readPage(bytes)
    case .edtf: readDate(bytes)
    case .text: readText(bytes)
    }
  }

  private func readTable(_ bytes: [UInt8]) {
    var rows = TableReader(InputFile(name: "t", contents: []), after: bytes, separator: nil) { _ in
    }
    var line = 0
    while let row = try? rows.next() {
      precondition(row.line >= line, "rows come in order")
      precondition(row.fields.count <= TableReader.mostFields, "rows are bounded")
      line = row.line
    }
  }

  private func readLines(_ bytes: [UInt8]) {
    var lines = LineReader(InputFile(name: "l", contents: []), after: bytes) { _ in }
    while let line = try? lines.next() {
      guard let json = try? JSONParser.parse(line) else { continue }
      precondition((try? JSONParser.parse(json.compact)) == json, "what is written is read back")
      guard let record = try? Record(json: json) else { continue }
      precondition(
        (try? Record(json: .object(record.fields))) == record,
        "a record is what its fields say"
      )
    }
  }

  private func readFeed(_ bytes: [UInt8]) {
    guard let feed = try? Feed(bytes: bytes) else { return }
    for item in feed.items { check(item) }
  }

  private func readPage(_ bytes: [UInt8]) {
    guard let page = try? Page(html: bytes) else { return }
    check(page.item)
  }

  private func check(_ item: NewsItem) {
    precondition(
      !item.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" },
      "no control character is left"
    )
    if let published = item.published { precondition(EDTF(published) != nil, "a date is one") }
  }

  private func readDate(_ bytes: [UInt8]) {
    guard let date = EDTF(String(decoding: bytes, as: UTF8.self)) else { return }
    precondition(date.earliest <= date.latest, "a date has bounds in order")
    precondition(EDTF(date.text) == date, "a date is what its text says")
  }

  private func readText(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let count = text.unicodeScalars.count
    let found = extract(Article(text: text, published: "2026-01-20"), names: Reader.names)
    for mention in found.mentions {
      precondition(0 <= mention.start && mention.start < mention.end && mention.end <= count)
    }
    for fact in found.facts + found.events {
      precondition(0 <= fact.start && fact.start < fact.end && fact.end <= count)
    }
  }

  private static let names = NameIndex([
    NameEntry(kind: .organization, id: "nvidia", names: ["Nvidia", "英伟达", "NVDA"]),
    NameEntry(kind: .organization, id: "ubs", names: ["UBS"]),
    NameEntry(kind: .accelerator, id: "nvidia-h20", names: ["NVIDIA H20", "H20"]),
    NameEntry(kind: .model, id: "deepseek-r1", names: ["DeepSeek-R1", "R1"]),
  ])
}
