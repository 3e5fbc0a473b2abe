internal import Almanac
internal import AlmanacStore

/// A record with all that the almanac knows around it.
struct RecordSheet {
  let reference: Reference
  let revision: Revision?
  let headline: String
  let sources: [GradedSource]
  /// What names it, with the names' headlines.
  let named: [(link: Link, headline: String)]
  /// What became of it, for a statement.
  let trail: ClaimTrail?

  /// - Returns: `nil` when there was no such record then.
  init?(of reference: Reference, in store: borrowing Store, as clocks: Clocks) throws {
    self.reference = reference
    var record: Record?
    if case .record(let type) = reference.kind, let id = Slug(reference.id) {
      revision = try store.revision(type, id, as: clocks)
      guard let revision else { return nil }
      record = revision.record
    } else {
      revision = nil
    }
    headline = try record.map { try store.headline(of: $0, as: clocks) } ?? reference.description
    sources = try record.map { try store.sources(of: $0, clocks) } ?? []
    if case .statement(let statement)? = record {
      trail = try store.trail(of: statement, as: clocks)
    } else {
      trail = nil
    }
    var named: [(Link, String)] = []
    for link in try store.naming(reference, as: clocks) {
      guard case .record(let type) = link.target.kind, let id = Slug(link.target.id),
        let namer = try store.revision(type, id, as: clocks)
      else { continue }
      named.append((link, try store.headline(of: namer.record, as: clocks)))
    }
    self.named = named.map { (link: $0.0, headline: $0.1) }
  }

  /// The sheet as JSON.
  var json: JSON {
    .object([
      "id": .string(reference.description),
      "what": .string(headline),
      "record": revision.map { .object($0.record.fields) },
      "known_from": .text(revision?.knownFrom),
      "recorded_from": .text(revision?.recordedFrom),
      "recorded_to": revision.flatMap { $0.isCurrent ? nil : .string($0.recordedTo.text) },
      "batch": revision.map { .number(Double($0.batch)) },
      "sources": .array(sources.map(\.json)),
      "independent_sources": .number(Double(sources.independent.count)),
      "life": trail?.json,
      "named_by": .array(
        named.map { item in
          .object([
            "field": .string(item.link.field), "id": .string(item.link.target.description),
            "what": .string(item.headline),
          ])
        }
      ),
    ])
  }

  /// The fields as rows of a table: name and value, lists one line an item.
  var fields: [(name: String, value: String)] {
    guard let revision else { return [] }
    let record = revision.record
    let hidden = ["type", "id", "evidence", "text", "mentions"]
    var rows = record.fields.list.filter { !hidden.contains($0.name) }.map { member in
      (name: member.name, value: RecordSheet.words(member.value))
    }
    if case .ruling(let ruling) = record,
      let index = rows.firstIndex(where: { $0.name == "thresholds" })
    {
      rows[index].value = ruling.thresholds.map(\.words).joined(separator: "\n")
    }
    if case .resolution(let resolution) = record,
      let index = rows.firstIndex(where: { $0.name == "between" })
    {
      rows[index].value = resolution.between.map(\.record.description).joined(separator: "\n")
    }
    if case .source(let source) = record, let text = source.text {
      rows.append((name: "mentions", value: RecordSheet.mentions(of: source, in: text)))
      rows.append((name: "text", value: text))
    }
    rows.append((name: "public since", value: RecordSheet.words(since: revision)))
    rows.append((name: "recorded", value: "\(revision.recordedFrom), batch \(revision.batch)"))
    return rows
  }

  private static func words(since revision: Revision) -> String {
    switch revision.knownFrom {
    case .distantPast: "always"
    case let day: day.description
    }
  }

  /// What an article names: each thing once, with where and in which words.
  private static func mentions(of source: Source, in text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var order: [Reference] = []
    var places: [Reference: [String]] = [:]
    for mention in source.mentions {
      if places[mention.target] == nil { order.append(mention.target) }
      var surface = String.UnicodeScalarView()
      surface.append(contentsOf: scalars[mention.span])
      places[mention.target, default: []].append(
        "\(mention.span.lowerBound)–\(mention.span.upperBound) “\(String(surface))”"
      )
    }
    return order.map { target in
      let all = places[target] ?? []
      let shown = all.prefix(3).joined(separator: ", ")
      return "\(target) at \(shown)" + (all.count > 3 ? " and \(all.count - 3) more" : "")
    }.joined(separator: "\n")
  }

  private static func words(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .bool(let flag): flag ? "yes" : "no"
    case .number(let number): JSON.numeral(number)
    case .string(let text): text
    case .array(let items):
      if items.allSatisfy({ if case .string = $0 { true } else { false } }) {
        items.map(words).joined(separator: ", ")
      } else {
        items.map(words).joined(separator: "\n")
      }
    case .object(let members):
      members.list.map { "\($0.name) \(words($0.value))" }.joined(separator: ", ")
    }
  }
}

extension FormatOptions {
  /// Prints records whole: for reading, or as JSON; a table of fields in the other formats.
  func print(_ sheets: [RecordSheet]) {
    guard format == .table else {
      var listing = Listing(columns: ["Record", "Field", "Value"].map { Listing.Column(name: $0) })
      if format == .json || format == .jsonl {
        listing.rows = sheets.map { Listing.Row(cells: [], json: $0.json) }
      } else {
        listing.rows = sheets.flatMap { sheet in
          sheet.fields.map { field in
            Listing.Row(cells: [sheet.reference.description, field.name, field.value], json: .null)
          }
        }
      }
      return print(listing)
    }
    let terminal = Terminal.current
    let pages = sheets.map { $0.page(terminal) }
    Console.write(pages.joined(separator: "\n"))
  }
}

extension RecordSheet {
  /// The sheet for reading.
  fileprivate func page(_ terminal: Terminal) -> String {
    var page = ""
    for line in DisplayText.wrapped(DisplayText.safe(headline), to: terminal.width) {
      page += terminal.bold(line) + "\n"
    }
    page += terminal.dim(reference.description) + "\n\n"
    page += rows(fields.map { ($0.name, $0.value) }, terminal)
    if !sources.isEmpty, reference.kind != .record(.source) {
      let count = sources.independent.count
      let isEchoed = count < Set(sources.map(\.id)).count
      let independence = " (\(count) independent source\(count == 1 ? "" : "s"))"
      page +=
        "\n" + terminal.bold("Who says so") + terminal.dim(isEchoed ? independence : "") + "\n"
      page += rows(
        sources.map { source in
          let head = [source.publisher, source.title].compactMap(\.self).joined(separator: ": ")
          let more = [
            source.echoes.map { "repeats \($0)" }, source.published?.text, source.url,
            source.locator.map { "at: \($0)" },
          ]
          return (
            source.grade?.description ?? "",
            head + "\n" + more.compactMap(\.self).joined(separator: " · ")
          )
        },
        terminal
      )
    }
    if let trail, !trail.turns.isEmpty {
      page += "\n" + terminal.bold("What became of it: \(trail.outcome.rawValue)") + "\n"
      page += rows(
        trail.turns.map { turn in
          let statement = turn.statement
          let kind =
            turn.answersClaim ? statement.modality.rawValue : "also: \(statement.modality.rawValue)"
          return (
            statement.made.text,
            "\(kind) by \(statement.speaker): \(statement.summary)\n\(Reference(.statement, statement.id))"
          )
        },
        terminal
      )
    }
    if !named.isEmpty {
      page += "\n" + terminal.bold("Named by") + terminal.dim(" (the newest)") + "\n"
      page += rows(
        named.map { ("", "\($0.headline)\n\($0.link.target) · \($0.link.field)") },
        terminal
      )
    }
    return page
  }

  private func rows(_ rows: [(String, String)], _ terminal: Terminal) -> String {
    let width = min(rows.map { DisplayText.width($0.0) }.max() ?? 0, 24)
    var text = ""
    for (name, value) in rows {
      let lines = DisplayText.wrapped(DisplayText.safe(value), to: terminal.width - width - 2)
      for (index, line) in lines.enumerated() {
        let head = index == 0 ? name : ""
        let space = String(repeating: " ", count: max(0, width - DisplayText.width(head)) + 2)
        text += terminal.dim(head) + (line.isEmpty ? "" : space + line) + "\n"
      }
    }
    return text
  }
}
