internal import Almanac
internal import AlmanacImport
internal import AlmanacStore

extension FormatOptions {
  /// Prints what an import did.
  func print(_ report: ImportReport, isRehearsal: Bool, rejects: String? = nil) {
    switch format {
    case .table: Console.write(report.words(isRehearsal: isRehearsal, rejects: rejects))
    case .json, .jsonl: Console.write(Listing.json(report.json(isRehearsal: isRehearsal)))
    case .csv, .markdown: print(report.listing)
    }
  }
}

extension ImportReport {
  fileprivate func words(isRehearsal: Bool, rejects: String?) -> String {
    var lines: [String] = []
    for article in articles {
      lines.append("\(article.id) (\(article.language)): “\(article.title)”")
      let targets = Set(article.mentions.map(\.target)).sorted()
      let names = targets.map(\.description).joined(separator: ", ")
      lines.append("  names \(targets.isEmpty ? "nothing the almanac knows" : names)")
    }
    for (type, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      var line =
        "\(type.rawValue): \(outcome.added) new, \(outcome.revised) revised, "
        + "\(outcome.unchanged) unchanged"
      if outcome.skipped > 0 { line += ", \(outcome.skipped) skipped" }
      if outcome.rejected > 0 { line += ", \(outcome.rejected) rejected" }
      lines.append(line)
    }
    if staged > 0 {
      lines.append(
        "\(staged) candidate facts \(isRehearsal ? "would wait" : "wait") for review: almanac review"
      )
    }
    for copy in copies {
      lines.append(
        "\(copy.copy) tells the same story as \(copy.original): kept as its echo, not as a second witness."
      )
    }
    for notice in notices {
      lines.append("\(notice.record) \(notice.words).")
      if let command = notice.command { lines.append("  \(command)") }
    }
    if noticeCount > notices.count {
      lines.append("And \(noticeCount - notices.count) more of these.")
    }
    if passedOver > 0 { lines.append("Passed over: \(passedOver).") }
    if rejected > 0 {
      let place =
        rejects.map { isRehearsal ? "would be put in \($0)" : "put in \($0)" } ?? "left out"
      lines.append("\(rejected) bad \(rejected == 1 ? "record" : "records"): \(place).")
    }
    if duration > .seconds(10) { lines.append("It took \(duration.components.seconds) s.") }
    if outcomes.isEmpty, rejected == 0 {
      lines.append("There was nothing to import.")
    } else if !batch.counts.isChange, batches.isEmpty {
      lines.append(
        "Nothing changed: \(rejected == 0 ? "the almanac has all of this already" : "nothing else is new")."
      )
    } else if isRehearsal {
      lines.append("Nothing was written: this was a dry run.")
    } else {
      let numbers = (batches.isEmpty ? [batch] : batches).map { String($0.number) }
      lines.append(
        numbers.count == 1
          ? "Recorded as batch \(numbers[0]); to take it back: almanac undo \(numbers[0])"
          : "Recorded as batches \(numbers[0]) to \(numbers[numbers.count - 1]); to take them back, "
            + "undo the last first: almanac undo \(numbers[numbers.count - 1])"
      )
    }
    return lines.flatMap { line in
      let indent = String(line.prefix { $0 == " " })
      let width = Terminal.current.width - indent.count
      return DisplayText.wrapped(DisplayText.safe(line), to: width).map { indent + $0 + "\n" }
    }.joined()
  }

  fileprivate func json(isRehearsal: Bool) -> JSON {
    let counts = (batches.isEmpty ? [batch] : batches).map(\.counts)
    return .object([
      "batch": batch.number > 0 ? .number(Double(batch.number)) : nil,
      "batches": batches.isEmpty ? nil : .array(batches.map { .number(Double($0.number)) }),
      "dry_run": .bool(isRehearsal),
      "new": .number(Double(counts.reduce(0) { $0 + $1.added })),
      "revised": .number(Double(counts.reduce(0) { $0 + $1.revised })),
      "unchanged": .number(Double(outcomes.values.reduce(0) { $0 + $1.unchanged })),
      "skipped": .number(Double(outcomes.values.reduce(0) { $0 + $1.skipped })),
      "rejected": .number(Double(rejected)),
      "passed_over": .number(Double(passedOver)),
      "seconds": .number(seconds),
      "undo": undoCommand.map(JSON.string),
      "candidates": .number(Double(staged)),
      "types": .object(
        JSON.Members(
          outcomes.sorted { $0.key < $1.key }.map { type, outcome in
            .init(
              type.rawValue,
              .object([
                "new": .number(Double(outcome.added)),
                "revised": .number(Double(outcome.revised)),
                "unchanged": .number(Double(outcome.unchanged)),
                "skipped": .number(Double(outcome.skipped)),
                "rejected": .number(Double(outcome.rejected)),
              ])
            )
          }
        )
      ),
      "copies": .array(
        copies.map { .object(["id": .string($0.copy.text), "of": .string($0.original.text)]) }
      ),
      "notices": .array(
        notices.map { notice in
          .object([
            "kind": .string(notice.kind.rawValue),
            "id": .string(notice.record.description),
            "of": notice.other.map { .string($0.description) },
            "words": .string(notice.words),
            "command": notice.command.map(JSON.string),
          ])
        }
      ),
      "notice_count": .number(Double(noticeCount)),
      "articles": .array(
        articles.map { article in
          .object([
            "id": .string(article.id.text),
            "title": .string(article.title),
            "language": .string(article.language.text),
            "mentions": .array(article.mentions.map(\.json)),
          ])
        }
      ),
    ])
  }

  /// How long it took, in thousandths of a second's steps.
  private var seconds: Double {
    let parts = duration.components
    let thousandths = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    return Double(thousandths) / 1000
  }

  private var undoCommand: String? {
    batch.number > 0 ? "almanac undo \(batch.number)" : nil
  }

  fileprivate var listing: Listing {
    Listing(
      columns: ["Type", "New", "Revised", "Unchanged", "Skipped", "Rejected"].map {
        Listing.Column(name: $0)
      },
      rows: outcomes.sorted { $0.key < $1.key }.map { type, outcome in
        Listing.Row(
          cells: [
            type.rawValue, String(outcome.added), String(outcome.revised),
            String(outcome.unchanged), String(outcome.skipped), String(outcome.rejected),
          ],
          json: .null
        )
      }
    )
  }
}
