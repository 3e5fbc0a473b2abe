internal import Almanac
internal import AlmanacStore

extension Listing {
  /// Facts one below the other: date, grade, what, and below it the id and who says so.
  static func facts(_ entries: [Timeline.Entry], emptiness: String) -> Listing {
    Listing(
      columns: [
        Column(name: "Date", width: 12), Column(name: "Grade", width: 5), Column(name: "What"),
      ],
      rows: entries.map { entry in
        Row(
          cells: [entry.date?.text ?? "", entry.grade?.description ?? "", entry.headline],
          note: "\(entry.revision.record.reference) · \(entry.publishers)",
          json: entry.json
        )
      },
      emptiness: emptiness
    )
  }

  /// The same with a column for everything, for formats that machines read.
  static func factColumns(_ entries: [Timeline.Entry]) -> Listing {
    let names = [
      "Date", "Earliest", "Latest", "Kind", "Id", "Grade", "What", "Known_from", "Sources",
      "Independent_sources",
    ]
    return Listing(
      columns: names.map { Column(name: $0) },
      rows: entries.map { entry in
        let record = entry.revision.record
        return Row(
          cells: [
            entry.date?.text ?? "", entry.date?.earliest.description ?? "",
            entry.date?.latest.description ?? "", record.type.rawValue, record.id.text,
            entry.grade?.description ?? "", entry.headline,
            entry.revision.knownFrom.description,
            entry.sources.map(\.id.text).joined(separator: " "),
            String(entry.sources.independent.count),
          ],
          json: entry.json
        )
      }
    )
  }
}

extension FormatOptions {
  /// Prints facts, in the form that suits the format.
  func print(_ entries: [Timeline.Entry], emptiness: String) {
    switch format {
    case .csv, .markdown: print(Listing.factColumns(entries))
    default: print(Listing.facts(entries, emptiness: emptiness))
    }
  }
}

extension Timeline.Entry {
  /// Who says so in a few words: the publishers, best grade first.
  var publishers: String { sources.publishers }

  /// The entry as JSON.
  var json: JSON {
    let record = revision.record
    return .object([
      "date": .text(date?.text),
      "earliest": .text(date?.earliest),
      "latest": .text(date?.latest),
      "kind": .string(record.type.rawValue),
      "id": .string(record.id.text),
      "what": .string(headline),
      "grade": .text(grade),
      "known_from": .string(revision.knownFrom.description),
      "sources": .array(sources.map(\.json)),
      "independent_sources": .number(Double(sources.independent.count)),
    ])
  }
}

extension [GradedSource] {
  /// Who says so in a few words: the publishers, best grade first; who only repeats another of them,
  /// or the same original, is not counted again.
  var publishers: String {
    var names: [String] = []
    for source in independent {
      let name = source.publisher ?? source.title
      if !names.contains(name) { names.append(name) }
    }
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  /// The best grade and the publishers.
  var credit: String {
    let grade = compactMap(\.grade).min().map(\.description)
    let names = publishers
    return [grade, names.isEmpty ? nil : names].compactMap(\.self).joined(separator: " ")
  }
}

extension GradedSource {
  /// The source as JSON.
  var json: JSON {
    .object([
      "id": .string(id.text),
      "grade": .text(grade),
      "publisher": .text(publisher),
      "title": .string(title),
      "url": .text(url),
      "published": .text(published),
      "locator": .text(locator),
      "echoes": .text(echoes),
    ])
  }
}
