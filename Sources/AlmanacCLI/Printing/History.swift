internal import Almanac
internal import AlmanacStore

/// The revisions of a record as rows: what each changed against the one before.
struct History {
  let revisions: [Revision]

  init(_ revisions: [Revision]) {
    self.revisions = revisions
  }

  var rows: [Listing.Row] {
    var rows: [Listing.Row] = []
    for (index, revision) in revisions.enumerated() {
      let before = index > 0 ? revisions[index - 1] : nil
      let changes = before.map { FieldChange.between($0.record, revision.record) }
      let isBack = before.map { $0.recordedTo != revision.recordedFrom } ?? false
      rows.append(row(revision, changes, isBack: isBack))
      let isFollowed =
        index + 1 < revisions.count
        && revisions[index + 1].recordedFrom == revision.recordedTo
      if !revision.isCurrent, !isFollowed { rows.append(retraction(revision)) }
    }
    return rows
  }

  private func row(
    _ revision: Revision,
    _ changes: [FieldChange]?,
    isBack: Bool
  ) -> Listing.Row {
    var lines = (changes ?? []).map(\.words)
    if isBack { lines.insert("\(revision.record.reference) back", at: 0) }
    if changes == nil { lines = ["\(revision.record.reference) added"] }
    let words = lines.isEmpty ? "public since another day" : lines.joined(separator: "\n")
    return Listing.Row(
      cells: [
        revision.recordedFrom.text, String(revision.batch), revision.knownFrom.description, words,
      ],
      json: .object([
        "recorded_from": .string(revision.recordedFrom.text),
        "recorded_to": revision.isCurrent ? nil : .string(revision.recordedTo.text),
        "batch": .number(Double(revision.batch)),
        "closing_batch": revision.closingBatch.map { .number(Double($0)) },
        "known_from": .string(revision.knownFrom.description),
        "changes": changes.map { .array($0.map(\.json)) },
        "record": .object(revision.record.fields),
      ])
    )
  }

  private func retraction(_ revision: Revision) -> Listing.Row {
    Listing.Row(
      cells: [
        revision.recordedTo.text, revision.closingBatch.map(String.init) ?? "", "",
        "\(revision.record.reference) retracted",
      ],
      json: .object([
        "recorded_from": .string(revision.recordedTo.text),
        "batch": revision.closingBatch.map { .number(Double($0)) },
        "retracted": true,
      ])
    )
  }
}
