internal import Almanac
internal import AlmanacImport
internal import AlmanacStore

extension FormatOptions {
  /// Prints what an import did.
  func print(_ report: ImportReport, isRehearsal: Bool) {
    switch format {
    case .table: Console.write(report.words(isRehearsal: isRehearsal))
    case .json, .jsonl: Console.write(Listing.json(report.json(isRehearsal: isRehearsal)))
    case .csv, .markdown: print(report.listing)
    }
  }
}

extension ImportReport {
  fileprivate func words(isRehearsal: Bool) -> String {
    var lines: [String] = []
    for article in articles {
      lines.append("\(article.id) (\(article.language)): “\(article.title)”")
      let targets = Set(article.mentions.map(\.target)).sorted()
      let names = targets.map(\.description).joined(separator: ", ")
      lines.append("  names \(targets.isEmpty ? "nothing the almanac knows" : names)")
    }
    for (type, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "\(type.rawValue): \(outcome.added) new, \(outcome.revised) revised, "
          + "\(outcome.unchanged) unchanged"
      )
    }
    if staged > 0 {
      lines.append(
        "\(staged) candidate facts \(isRehearsal ? "would wait" : "wait") for review: almanac review"
      )
    }
    if outcomes.isEmpty {
      lines.append("There was nothing to import.")
    } else if !batch.counts.isChange {
      lines.append("Nothing changed: the almanac has all of this already.")
    } else if isRehearsal {
      lines.append("Nothing was written: this was a dry run.")
    } else {
      lines.append("Recorded as batch \(batch.number).")
    }
    return lines.flatMap { line in
      let indent = String(line.prefix { $0 == " " })
      let width = Terminal.current.width - indent.count
      return DisplayText.wrapped(DisplayText.safe(line), to: width).map { indent + $0 + "\n" }
    }.joined()
  }

  fileprivate func json(isRehearsal: Bool) -> JSON {
    .object([
      "batch": batch.number > 0 ? .number(Double(batch.number)) : nil,
      "dry_run": .bool(isRehearsal),
      "new": .number(Double(batch.counts.added)),
      "revised": .number(Double(batch.counts.revised)),
      "unchanged": .number(Double(batch.counts.unchanged)),
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
              ])
            )
          }
        )
      ),
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

  fileprivate var listing: Listing {
    Listing(
      columns: ["Type", "New", "Revised", "Unchanged"].map { Listing.Column(name: $0) },
      rows: outcomes.sorted { $0.key < $1.key }.map { type, outcome in
        Listing.Row(
          cells: [
            type.rawValue, String(outcome.added), String(outcome.revised),
            String(outcome.unchanged),
          ],
          json: .null
        )
      }
    )
  }
}
