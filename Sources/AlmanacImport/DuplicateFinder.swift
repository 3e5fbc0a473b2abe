internal import Almanac
internal import AlmanacPages
internal import AlmanacStore

/// Finds articles that tell a story the almanac has from another address.
struct DuplicateFinder {
  /// How far apart two copies of a story are published at most, in days.
  static let window = 7

  private var seen: [(id: Slug, first: Slug, day: Day, fingerprint: TextFingerprint)] = []

  /// The source that tells the same story as an article, if one was there before.
  ///
  /// An article that the almanac has under its own id already is no copy, so that importing it again
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - source: The article.
  ///   - store: The almanac.
  /// - Returns: The other source; of several, the one that the others repeat.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k*) for *k* articles of the same fortnight.
  mutating func original(
    of source: Source,
    in store: borrowing Store
  ) throws(StoreError) -> Slug? {
    guard let text = source.text else { return nil }
    let fingerprint = textFingerprint(text)
    let day = source.published.earliest
    var first = source.id
    defer { seen.append((source.id, first, day, fingerprint)) }
    let near = seen.first { other in
      other.id != source.id && abs(other.day.number - day.number) <= DuplicateFinder.window
        && other.fingerprint.isSameStory(as: fingerprint)
    }
    if let near {
      first = near.first
      return first
    }
    let stored = try store.sources(
      from: Day(number: max(day.number - DuplicateFinder.window, Day.distantPast.number)),
      to: Day(number: min(day.number + DuplicateFinder.window, Day.distantFuture.number))
    )
    let same = stored.first { other in
      other.id != source.id
        && other.text.map { textFingerprint($0).isSameStory(as: fingerprint) } == true
    }
    guard let same else { return nil }
    first = same.echoes ?? same.id
    return first
  }
}
