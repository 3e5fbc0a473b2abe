extension RuleEngine {
  /// The chips whose status would change if a threshold were added.
  ///
  /// The supposition is one more restriction of the asked side, in force on the asked day, for the
  /// asked destination, transaction and buyer, on every chip that meets all the conditions. It
  /// states no policy of its own, so it adds nothing to a requirement that states one; and what
  /// eases a requirement of the jurisdiction for a chip eases this one too. So a chip changes when
  /// nothing was required of it, or when it could not be told.
  ///
  /// - Parameters:
  ///   - conditions: What a chip must meet, all of it.
  ///   - question: The case; its own chip does not matter.
  ///   - side: Whose rules are changed.
  ///   - chips: The chips to try; all that the engine knows, if not given.
  /// - Returns: The chips that change, in the order given.
  /// - Throws: ``Problem`` when there is no condition.
  /// - Complexity: O(*n*) in rulings, and two decisions a chip.
  public func changes(
    adding conditions: [Threshold.Condition],
    to question: Case,
    side: Side,
    chips: [Accelerator]? = nil
  ) throws(Problem) -> [StatusChange] {
    let supposed = try Ruling(supposing: conditions, for: question, side: side)
    let changed = try self.supposing(supposed)
    var changes: [StatusChange] = []
    for chip in chips ?? accelerators {
      var asked = question
      asked.accelerator = chip
      let before = answer(to: asked, side)
      let after = changed.answer(to: asked, side)
      if before.possible != after.possible {
        changes.append(StatusChange(accelerator: chip, before: before, after: after))
      }
    }
    return changes
  }

  /// What would be decided if the chip had another figure.
  ///
  /// Rulings that name the chip still name it; `unnamed` tells what they would say of a chip of
  /// these figures that nobody has named.
  ///
  /// - Parameters:
  ///   - field: The field of the chip's record, `dense_tops.FORMAT`, or `tpp`.
  ///   - value: The new value as text.
  ///   - question: The case.
  /// - Returns: The decision as things are, with the figure changed, and for an unnamed chip.
  /// - Throws: ``Problem`` when there is no such field, or the value does not fit it.
  public func decide(
    changing field: String,
    to value: String,
    in question: Case
  ) throws(Problem) -> (before: Decision, after: Decision, unnamed: Decision) {
    var changed = question
    changed.accelerator = try question.accelerator.changing(field, to: value)
    var unnamed = changed
    unnamed.accelerator = try changed.accelerator.changing("id", to: "unnamed-chip")
    return (decide(question), decide(changed), decide(unnamed))
  }

  private func answer(to question: Case, _ side: Side) -> TrackVerdict {
    let found = decide(question).verdicts.first { $0.side == side }
    let metrics = Metrics(question.accelerator)
    return found
      ?? TrackVerdict(side, question, metrics, entries: [], beside: [], missed: [])
  }

  /// The engine with one more restriction, which all easings of its jurisdiction ease too.
  private func supposing(_ ruling: Ruling) throws(Problem) -> RuleEngine {
    var rulings: [Ruling] = []
    rulings.reserveCapacity(self.rulings.count + 1)
    for old in self.rulings {
      let isEasing =
        old.decides && old.effect == .ease && old.jurisdiction == ruling.jurisdiction
        && old.track == ruling.track
      rulings.append(isEasing ? try old.narrowing(ruling.id) : old)
    }
    return RuleEngine(self, rulings: rulings, supposed: ruling)
  }
}

extension Ruling {
  /// A restriction that nobody made.
  fileprivate init(
    supposing conditions: [Threshold.Condition],
    for question: RuleEngine.Case,
    side: RuleEngine.Side
  ) throws(Problem) {
    guard !conditions.isEmpty else {
      throw Problem("nothing is supposed", remedy: "give a condition such as 'tpp>=2400'")
    }
    let words = conditions.map {
      "\($0.metric.rawValue)\($0.comparison.rawValue)\(JSON.numeral($0.value))"
    }
    let threshold = Threshold(label: "supposed", conditions: conditions, scope: .any)
    let json = JSON.object([
      "type": "ruling", "id": "supposed-threshold",
      "title": .string("Supposed threshold \(words.joined(separator: ", "))"),
      "authority": "nobody", "jurisdiction": .string(side.jurisdiction.text), "instrument": "rule",
      "track": .string(side.track.rawValue), "force": "law", "status": "in-force",
      "effect": "restrict", "announced": .string(question.on.description),
      "effective": .string(question.on.description),
      "destinations": .array([.string(question.destination.text)]),
      "transactions": .array([.string(question.transaction.rawValue)]),
      "thresholds": .array([threshold.json]), "summary": "A supposition of whoever asks.",
      "evidence": .array([.object(["source": "nobody", "credibility": 6])]),
    ])
    self = try Ruling.reading(json)
  }

  /// The same easing, easing one ruling more.
  fileprivate func narrowing(_ id: Slug) throws(Problem) -> Ruling {
    var members = Record.ruling(self).fields
    members["narrows"] = .array((narrows + [id]).map { .string($0.text) })
    return try Ruling.reading(.object(members))
  }

  private static func reading(_ json: JSON) throws(Problem) -> Ruling {
    guard case .ruling(let ruling) = try Record(json: json) else {
      preconditionFailure("a ruling was read as another type")
    }
    return ruling
  }
}

extension Accelerator {
  /// The same chip with one field changed.
  ///
  /// - Parameters:
  ///   - field: A field of the record, `dense_tops.FORMAT`, or `tpp`, which takes the place of all
  ///     rates.
  ///   - value: The new value: a number, or a text such as `consumer`.
  /// - Returns: The changed chip.
  /// - Throws: ``Problem`` when there is no such field, or the value does not fit it.
  public func changing(_ field: String, to value: String) throws(Problem) -> Accelerator {
    var members = Record.accelerator(self).fields
    let json = Double(value).flatMap { $0.isFinite ? JSON.number($0) : nil } ?? .string(value)
    let path = field.split(separator: ".", maxSplits: 1).map(String.init)
    if field == "tpp" {
      members["dense_tops"] = nil
      members["published_tpp"] = json
    } else if path.count == 2, path[0] == "dense_tops" {
      var rates = JSON.Members()
      if case .object(let known)? = members["dense_tops"] { rates = known }
      rates[path[1]] = json
      members["dense_tops"] = .object(rates)
    } else {
      members[field] = json
    }
    guard case .accelerator(let changed) = try Record(json: .object(members)) else {
      throw Problem(
        "the type of a record cannot be changed",
        at: .init(record: id.text, field: field),
        remedy: "change a figure, such as memory_bandwidth_gb_s"
      )
    }
    return changed
  }
}
