public import Almanac

/// A source as evidence of a fact: its publisher and grade.
public struct GradedSource: Hashable, Sendable {
  /// The source's id.
  public let id: Slug
  /// Who published it.
  public let publisher: String?
  /// Its title.
  public let title: String
  /// Its address.
  public let url: String?
  /// When it was published.
  public let published: EDTF?
  /// Where in the source.
  public let locator: String?
  /// Its reliability, with the credibility of what it says; `nil` for a source seen by itself.
  public let grade: Grade?
  /// The source whose story it repeats.
  public let echoes: Slug?
  /// Whose story it is in the end: its own id, unless it repeats another, which may repeat a third.
  public let origin: Slug

  init(_ source: Source, _ credibility: Credibility?, _ locator: String?, origin: Slug) {
    id = source.id
    publisher = source.publisher
    title = source.title
    url = source.url
    published = source.published
    self.locator = locator
    grade = credibility.map { Grade(source.reliability, $0) }
    echoes = source.echoes
    self.origin = origin
  }
}

extension GradedSource: Comparable {
  /// Orders by grade, best first, then by id.
  public static func < (left: GradedSource, right: GradedSource) -> Bool {
    switch (left.grade, right.grade) {
    case (let left?, let right?) where left != right: left < right
    default: left.id < right.id
    }
  }
}

extension [GradedSource] {
  /// One source for each story: all that repeat one original are one independent source.
  ///
  /// The original stands for the others where it is among them, else the first of them.
  public var independent: [GradedSource] {
    var places: [Slug: Int] = [:]
    var result: [GradedSource] = []
    for source in self {
      guard let place = places[source.origin] else {
        places[source.origin] = result.count
        result.append(source)
        continue
      }
      if source.id == source.origin, result[place].id != source.id { result[place] = source }
    }
    return result
  }
}

extension Store {
  /// Whose story a source tells in the end.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - recordedAt: As the almanac said then; now, if not given.
  /// - Returns: Its own id, unless it repeats another; of sources that repeat each other in a circle,
  ///   the first by id.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* sources that repeat each other.
  public func origin(
    of source: Source,
    recordedAt: RecordTime? = nil
  ) throws(StoreError) -> Slug {
    var chain = [source.id]
    var next = source.echoes
    // Who repeated whom holds whatever the public knew of the original.
    let clocks = Clocks(recordedAt: recordedAt)
    while let id = next {
      if let start = chain.firstIndex(of: id) { return chain[start...].min() ?? id }
      chain.append(id)
      guard case .source(let found)? = try revision(.source, id, as: clocks)?.record else { break }
      next = found.echoes
    }
    return chain.last ?? source.id
  }
}
