public import Almanac

/// The sources that some evidence names, at hand by id.
public struct CitedSources: Sendable {
  private let known: [Slug: Source]

  init(_ known: [Slug: Source]) {
    self.known = known
  }

  /// Who says so, best grade first.
  ///
  /// - Parameter evidence: The evidence of one record or of several; a source counts once for the
  ///   same words.
  /// - Returns: Without sources that are not known.
  public func sources(of evidence: [Evidence]) -> [GradedSource] {
    var seen: Set<GradedSource> = []
    let sources = evidence.compactMap { item in
      known[item.source].map { GradedSource($0, item.credibility, item.locator) }
    }
    return sources.filter { seen.insert($0).inserted }.sorted()
  }

  /// The same JSON, in which every list named `evidence` tells its sources' grades, publishers,
  /// titles, addresses and dates, and leaves out those that are not known.
  ///
  /// - Parameter json: An answer.
  /// - Returns: The completed answer.
  /// - Complexity: O(*n*) in its values.
  public func completing(_ json: JSON) -> JSON {
    switch json {
    case .array(let items): return .array(items.map(completing))
    case .object(let members):
      return .object(
        JSON.Members(
          members.list.map { member in
            guard member.name == "evidence", case .array(let items) = member.value else {
              return JSON.Members.Member(member.name, completing(member.value))
            }
            return JSON.Members.Member(member.name, .array(items.compactMap(completed)))
          }
        )
      )
    default: return json
    }
  }

  private func completed(_ evidence: JSON) -> JSON? {
    guard case .object(var members) = evidence, case .string(let text)? = members["source"],
      let id = Slug(text), let source = known[id]
    else { return nil }
    if case .number(let digit)? = members["credibility"],
      let credibility = Int(exactly: digit).flatMap(Credibility.init(rawValue:))
    {
      members["grade"] = .string(Grade(source.reliability, credibility).description)
    }
    members["publisher"] = .text(source.publisher)
    members["title"] = .string(source.title)
    members["url"] = .text(source.url)
    members["published"] = .text(source.published)
    return .object(members)
  }
}

extension Store {
  /// The sources that some evidence names.
  ///
  /// - Parameters:
  ///   - evidence: The evidence.
  ///   - clocks: As of when; sources that were not public then are left out.
  /// - Returns: The sources.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* sources.
  public func sources(
    citedBy evidence: [Evidence],
    as clocks: Clocks = .now
  ) throws(StoreError) -> CitedSources {
    var known: [Slug: Source] = [:]
    for id in Set(evidence.map(\.source)) {
      guard case .source(let source)? = try revision(.source, id, as: clocks)?.record else {
        continue
      }
      known[id] = source
    }
    return CitedSources(known)
  }
}
