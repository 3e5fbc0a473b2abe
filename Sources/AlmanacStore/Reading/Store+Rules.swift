public import Almanac
import AlmanacSQLite

extension Store {
  /// The rule engine over what the almanac says, as of some clocks.
  ///
  /// It is told which rulings were public on the day whose knowledge counts, and needs no clock of
  /// its own. Changes of group membership follow the day that a question gives.
  ///
  /// - Parameters:
  ///   - clocks: As of when.
  ///   - chips: The chips that can be asked about; all that were public, if not given.
  /// - Returns: The engine.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*) in rulings, group memberships and, unless given, accelerators.
  public func ruleEngine(
    as clocks: Clocks = .now,
    chips: [Accelerator]? = nil
  ) throws(StoreError) -> RuleEngine {
    let everPublic = Clocks(recordedAt: clocks.recordedAt)
    let known = if let chips { chips } else { try contents(Accelerator.self, as: clocks) }
    let rulings = try contents(Ruling.self, as: clocks)
    let heard = Set(rulings.map(\.id))
    let recorded = clocks.knownOn == nil ? [] : try contents(Ruling.self, as: everPublic)
    return RuleEngine(
      rulings: rulings,
      accelerators: known,
      memberships: try contents(CountryGroupMembership.self, as: everPublic),
      unheard: recorded.filter { !heard.contains($0.id) }
    )
  }

  /// The contents of all records of a type, as of some clocks, by id.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - clocks: As of when.
  /// - Returns: All of them, in memory.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func contents<Content: RecordContent>(
    _ type: Content.Type,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Content] {
    var contents: [Content] = []
    try forEach(Content.type, as: clocks) { revision throws(StoreError) in
      if let content = revision.record.content as? Content { contents.append(content) }
    }
    return contents
  }

  /// The accelerator that a person means, whether the public knew it yet or not.
  ///
  /// Its figures are part of the question: a chip may be asked about for a day on which nothing
  /// that we keep had been published about it, and ``Revision/knownFrom`` tells.
  ///
  /// - Parameters:
  ///   - word: Its id, `accelerator:ID`, its name or an alias in any case.
  ///   - clocks: As of when; only record time counts.
  /// - Returns: The accelerator's revision.
  /// - Throws: ``StoreError`` when there is none, with what is near.
  public func accelerator(
    _ word: String,
    as clocks: Clocks = .now
  ) throws(StoreError) -> Revision {
    let chips = try self.chips(word, as: clocks)
    guard let chip = chips.first, chips.count == 1 else {
      let ids = chips.prefix(4).map(\.record.id.text).joined(separator: ", ")
      throw StoreError(
        .notFound,
        "'\(word)' is no accelerator, but stands for \(chips.count)",
        remedy: "name one of them: \(ids)\(chips.count > 4 ? ", …" : "")"
      )
    }
    return chip
  }

  /// The accelerators that a person means by a word: one of them, or all of a vendor or an
  /// architecture.
  ///
  /// - Parameters:
  ///   - word: An id, `TYPE:ID`, a name or an alias.
  ///   - clocks: As of when; only record time counts.
  /// - Returns: One accelerator or more, by id.
  /// - Throws: ``StoreError`` when there is none, with what is near.
  public func chips(_ word: String, as clocks: Clocks = .now) throws(StoreError) -> [Revision] {
    let everPublic = Clocks(recordedAt: clocks.recordedAt)
    var found: [Revision] = []
    for reference in try meanings(of: word, clocks) {
      if reference.kind == .record(.accelerator), let id = Slug(reference.id) {
        if let chip = try revision(.accelerator, id, as: everPublic) { return [chip] }
      } else {
        try forEach(.accelerator, as: everPublic) { revision throws(StoreError) in
          guard case .accelerator(let chip) = revision.record else { return }
          let isOfIt =
            Reference(.organization, chip.vendor) == reference
            || chip.architectureID.map { Reference(architecture: $0) } == reference
          if isOfIt { found.append(revision) }
        }
      }
    }
    if !found.isEmpty { return found }
    if clocks.recordedAt != nil, let chip = try? self.chips(word).first {
      throw StoreError(
        .notFound,
        "the almanac had no '\(chip.record.id)' then",
        remedy: "leave out --recorded-at, or see 'almanac history \(chip.record.id)'"
      )
    }
    throw try noAccelerator(word)
  }

  /// The accelerators that a person means by several words.
  ///
  /// - Parameters:
  ///   - words: Ids, `TYPE:ID`, names or aliases.
  ///   - clocks: As of when; only record time counts.
  /// - Returns: Each accelerator once, in the order of the words.
  /// - Throws: ``StoreError`` when a word stands for none, with what is near.
  public func chips(
    _ words: [String],
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Revision] {
    var seen: Set<Slug> = []
    var found: [Revision] = []
    for word in words {
      found += try chips(word, as: clocks).filter { seen.insert($0.record.id).inserted }
    }
    return found
  }

  private func meanings(
    of word: String,
    _ clocks: Clocks
  ) throws(StoreError) -> [Reference] {
    do {
      return try resolve(word, as: clocks)
    } catch  where error.kind == .notFound {
      throw try noAccelerator(word)
    }
  }

  private func noAccelerator(_ word: String) throws(StoreError) -> StoreError {
    let near = try nearest(to: word, kind: RecordType.accelerator.rawValue)
    return StoreError(
      .notFound,
      "there is no accelerator '\(word)'",
      remedy: near.map { "did you mean '\($0)'? 'almanac list accelerators' shows all" }
        ?? "'almanac list accelerators' shows all"
    )
  }
}

extension Revision {
  /// The accelerator, if it is one.
  public var accelerator: Accelerator? {
    if case .accelerator(let chip) = record { chip } else { nil }
  }
}
