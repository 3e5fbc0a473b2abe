public import AlmanacStore

/// An import that was stopped before its end.
public struct ImportStop: Error, Hashable, Sendable {
  /// The batches that were complete, and are kept.
  public let kept: [Batch]
}

extension ImportStop: CustomStringConvertible {
  /// What was kept, and how to go on.
  public var description: String {
    guard let first = kept.first, let last = kept.last else {
      return "the import was stopped; nothing was written"
    }
    let range =
      first.number == last.number
      ? "batch \(first.number) was" : "batches \(first.number) to \(last.number) were"
    return "the import was stopped; \(range) kept\n"
      + "  try: run the same command again: what is there already is recognized"
  }
}
