internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore

extension CitationCheck {
  /// The outcome as JSON.
  var json: JSON {
    .object([
      "question": .string(token.question), "known_on": .string(token.knownOn.description),
      "recorded_at": .string(token.recordedAt.text), "snapshot": .string(token.snapshot),
      "same": .bool(isSame), "state_held": .bool(isStateHeld),
      "reproduced": isReproduced.map(JSON.bool),
      "changes": .array(
        changes.map(\.json)
          + touched.map { .object(["id": .string($0.description), "change": "revised"]) }
      ),
    ])
  }

  /// The outcome for reading.
  func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    page.heading("almanac \(token.question)")
    page.paragraph("as known on \(token.knownOn) and recorded at \(token.recordedAt)")
    page.paragraph("snapshot \(token.snapshot)", isFaint: true)
    page.gap()
    page.paragraph(isSame ? "The answer is still the same." : "The answer is another one now.")
    page.paragraph(provenance)
    if isSame { return page.text }
    page.gap()
    if !changes.isEmpty {
      page.paragraph("Of what it rests on, this changed:")
      page.table(Listing.differences(changes))
    } else if !touched.isEmpty {
      page.paragraph("Of what it rests on, this changed:")
      for reference in touched { page.paragraph(reference.description, indent: 2) }
    } else if isStateHeld {
      page.paragraph(
        "None of the records that either answer names changed; all that did: almanac diff "
          + "--from-time TIME, with the time that was cited."
      )
    } else {
      page.paragraph(
        "Which facts changed, the almanac cannot tell. Restore the snapshot with the SHA-256 above "
          + "and compare: almanac diff SNAPSHOT ALMANAC"
      )
    }
    return page.text
  }

  private var provenance: String {
    switch isReproduced {
    case true?:
      "This almanac holds the state that was cited, and answers from it as it was cited."
    case false?:
      "This almanac holds the state that was cited, but this program answers from it in another "
        + "way than the one that cited it."
    case nil: "This almanac does not hold the state that was cited."
    }
  }
}

extension FormatOptions {
  /// Prints what became of a cited answer.
  func print(_ check: CitationCheck) {
    switch format {
    case .table: Console.write(check.page(Terminal.current))
    case .json, .jsonl: Console.write(Listing.json(check.json))
    case .csv: print(Listing.differenceColumns(check.changes))
    case .markdown: Console.write(ChangeLog(check.changes).markdown)
    }
  }
}
