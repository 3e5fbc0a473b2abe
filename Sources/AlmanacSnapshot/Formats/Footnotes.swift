internal import Almanac

/// Sources in the order in which they are first cited.
struct Footnotes {
  private(set) var sources: [Source] = []
  private var numbers: [Slug: Int] = [:]

  /// The number of a source, counted from 1.
  mutating func number(of source: Source) -> Int {
    if let number = numbers[source.id] { return number }
    sources.append(source)
    numbers[source.id] = sources.count
    return sources.count
  }
}
