public import Almanac

/// The sources that some evidence names, at hand by id.
public struct CitedSources: Sendable {
  private let known: [Slug: Source]
  private let origins: [Slug: Slug]

  init(_ known: [Slug: Source], origins: [Slug: Slug]) {
    self.known = known
    self.origins = origins
  }

  /// Who says so, best grade first.
  ///
  /// - Parameter evidence: The evidence of one record or of several; a source counts once for the
  ///   same words.
  /// - Returns: Without sources that are not known.
  public func sources(of evidence: [Evidence]) -> [GradedSource] {
    var seen: Set<GradedSource> = []
    let sources = evidence.compactMap { item in
      known[item.source].map { source in
        let origin = origins[source.id] ?? source.id
        return GradedSource(source, item.credibility, item.locator, origin: origin)
      }
    }
    return sources.filter { seen.insert($0).inserted }.sorted()
  }

  /// How many independent sources some evidence names: those that repeat one original are one.
  ///
  /// - Parameter evidence: The evidence of one record or of several.
  /// - Returns: Without sources that are not known.
  public func independentCount(of evidence: [Evidence]) -> Int {
    count(evidence.map(\.source))
  }

  private func count(_ sources: [Slug]) -> Int {
    Set(sources.filter { known[$0] != nil }.map { origins[$0] ?? $0 }).count
  }

  /// The same JSON, in which every list named `evidence` tells its sources' grades, publishers,
  /// titles, addresses and dates, and leaves out those that are not known; beside it stands how many
  /// of them are independent.
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
          members.list.flatMap { member -> [JSON.Members.Member] in
            guard member.name == "evidence", case .array(let items) = member.value else {
              return [.init(member.name, completing(member.value))]
            }
            let sources = items.compactMap(CitedSources.source)
            return [
              .init(member.name, .array(items.compactMap(completed))),
              .init("independent_sources", .number(Double(count(sources)))),
            ]
          }
        )
      )
    default: return json
    }
  }

  private static func source(_ evidence: JSON) -> Slug? {
    guard case .object(let members) = evidence, case .string(let text)? = members["source"] else {
      return nil
    }
    return Slug(text)
  }

  private func completed(_ evidence: JSON) -> JSON? {
    guard case .object(var members) = evidence, let id = CitedSources.source(evidence),
      let source = known[id]
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
    members["echoes"] = .text(source.echoes)
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
    var origins: [Slug: Slug] = [:]
    for id in Set(evidence.map(\.source)) {
      guard case .source(let source)? = try revision(.source, id, as: clocks)?.record else {
        continue
      }
      known[id] = source
      if source.echoes != nil {
        origins[id] = try origin(of: source, recordedAt: clocks.recordedAt)
      }
    }
    return CitedSources(known, origins: origins)
  }
}
