public import Almanac

extension Store {
  /// The analysis of spending over what the almanac says, as of some clocks.
  ///
  /// Figures are those that were public on the day whose knowledge counts. Exchange rates are tools
  /// and no facts about spending: they are means that were computed long after, and are taken
  /// whatever the day.
  ///
  /// - Parameters:
  ///   - options: How to look at it; its own `knownOn` stays unset.
  ///   - clocks: As of when.
  /// - Returns: The analysis.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*) in figures, rates and organizations.
  public func spending(
    _ options: CapexAnalysis.Options = .init(),
    as clocks: Clocks = .now
  ) throws(StoreError) -> CapexAnalysis {
    precondition(options.knownOn == nil, "the clocks hide what was not public, and do it once")
    return CapexAnalysis(
      records: try contents(Capex.self, as: clocks),
      rates: try contents(ExchangeRate.self, as: Clocks(recordedAt: clocks.recordedAt)),
      organizations: try contents(Organization.self, as: clocks),
      options: options
    )
  }

  /// The organization or group that a person means.
  ///
  /// - Parameters:
  ///   - word: Its id, `organization:ID`, its name or an alias in any case.
  ///   - clocks: As of when.
  /// - Returns: Its id.
  /// - Throws: ``StoreError`` when there is none, with what is near.
  public func organization(
    _ word: String,
    as clocks: Clocks = .now
  ) throws(StoreError) -> Slug {
    var meanings: [Reference] = []
    do throws(StoreError) {
      meanings = try resolve(word, as: clocks)
    } catch {
      guard error.kind == .notFound else { throw error }
    }
    for reference in meanings where reference.kind == .record(.organization) {
      guard let id = Slug(reference.id), try revision(.organization, id, as: clocks) != nil else {
        continue
      }
      return id
    }
    if meanings.contains(where: { $0.kind == .record(.organization) }) {
      throw StoreError(
        .notFound,
        "the almanac had no '\(word)' then",
        remedy: "leave out --known-on and --recorded-at, or see 'almanac history \(word)'"
      )
    }
    let near = try nearest(to: word, kind: RecordType.organization.rawValue)
    throw StoreError(
      .notFound,
      "there is no organization '\(word)'",
      remedy: near.map { "did you mean '\($0)'? 'almanac list organizations' shows all" }
        ?? "'almanac list organizations' shows all"
    )
  }
}
