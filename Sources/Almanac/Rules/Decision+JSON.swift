extension Decision {
  /// The decision with its whole derivation.
  ///
  /// `accelerator`, `destination`, `on`, `known_on`, `transaction`, `headquarters` and `metrics`
  /// give the question back, `null` where a part was not given or is not known; `verdicts` has one
  /// object a jurisdiction and track.
  public var json: JSON {
    .object([
      "accelerator": .string(question.accelerator.id.text),
      "destination": .string(question.destination.text),
      "on": .string(question.on.description),
      "known_on": .text(question.knownOn) ?? .null,
      "transaction": .string(question.transaction.rawValue),
      "headquarters": .text(question.headquarters) ?? .null,
      "metrics": metrics.json,
      "verdicts": .array(verdicts.map(\.json)),
    ])
  }
}

extension TrackVerdict {
  /// The verdict with its derivation.
  ///
  /// Where it is open, `possible` lists what is left, `certain` says what is common to all of it,
  /// and `tips` how each missing figure would settle it. `missed` lists rulings that
  /// bind and yet do not reach the case, with the margin by which they do not.
  public var json: JSON {
    var members = JSON.Members()
    members.add("jurisdiction", side.jurisdiction)
    members.add("track", side.track)
    members.add("verdict", verdict)
    if isOpen {
      members.add("certain", certainty)
      members.add("possible", list: possible)
      members.add("tips", list: tips, \.json)
    }
    members.add("steps", JSON.array(steps.map(\.json)))
    members.add("beside", JSON.array(beside.map(\.json)))
    members.add("missed", list: missed, \.json)
    return .object(members)
  }

  /// What is certain of an open verdict, in words.
  public var certainty: String? {
    isOpen && isLicenseCertain ? "some kind of license required" : nil
  }
}

extension Step {
  var json: JSON {
    var members = ruling.identity
    members.add("effect", ruling.effect)
    members.add("role", role)
    members.add("reaches", reaches)
    members.add("by", coverage.means)
    members.add("label", coverage.label)
    members.add("place", byDestination >= byHeadquarters ? "destination" : "headquarters")
    members.add("policies", policies)
    members.add("rate_percent", ruling.ratePercent)
    members.add("eases", list: eases)
    members.add("doubts", list: doubts, \.json)
    members.add("alternatives", list: coverage.shown, \.json)
    members.add("conditions", list: ruling.conditions)
    members.add("evidence", list: ruling.evidence, \.json)
    return .object(members)
  }
}

extension Step.Doubt {
  var json: JSON {
    var members = JSON.Members()
    switch self {
    case .date(let date):
      members.add("kind", "date")
      members.add("date", date)
    case .place(let country):
      members.add("kind", "place")
      members.add("country", country)
    case .figure(let figure):
      members.add("kind", "figure")
      members.add("figure", figure)
    case .market: members.add("kind", "market")
    }
    members.add("words", words)
    return .object(members)
  }

  /// The doubt in words.
  public var words: String {
    switch self {
    case .date(let date): "the day is known only as \(date)"
    case .place(let country): "it is not known whether \(country) is meant"
    case .figure(let figure): "the \(figure.words) is not known"
    case .market: "it is not known whether the chip is made for data centres"
    }
  }
}

extension Beside {
  var json: JSON {
    var members = ruling.identity
    members.add("track", ruling.track)
    members.add("effect", ruling.effect)
    members.add("reaches", reaches)
    members.add("policies", policies)
    members.add("why", list: reasons.map(\.words))
    members.add("only_for", list: ruling.onlyFor)
    members.add("conditions", list: ruling.conditions)
    members.add("evidence", list: ruling.evidence, \.json)
    return .object(members)
  }
}

extension Beside.Reason {
  /// The reason in words.
  public var words: String {
    switch self {
    case .announced: "it was announced and does not bind by itself"
    case .reported: "it was reported and is not known to bind"
    case .onlyFor(let whom): "it is only for \(whom.joined(separator: "; "))"
    case .effect(.condition): "it attaches conditions and demands nothing by itself"
    case .effect: "it explains and demands nothing by itself"
    }
  }
}

extension Miss {
  var json: JSON {
    var members = ruling.identity
    members.add("why", reason.words)
    if case .notCovered = reason {
      members.add("alternatives", list: coverage.alternatives, \.json)
    }
    return .object(members)
  }
}

extension Miss.Reason {
  /// The reason in words.
  public var words: String {
    switch self {
    case .exempt: "it exempts the chip"
    case .notCovered: "none of its thresholds is met"
    case .notYet(let date): "it binds only from \(date) on"
    case .rescinded(let ids): "it was taken back by \(ids.map(\.text).joined(separator: ", "))"
    }
  }
}

extension Coverage {
  /// The alternatives that bear on the outcome: those that hold or may, and failing these all.
  var shown: [Alternative] {
    let best = alternatives.map(\.holds).max() ?? .no
    return means == .threshold ? alternatives.filter { $0.holds == best } : alternatives
  }
}

extension Coverage.Alternative {
  var json: JSON {
    .object([
      "label": .string(label),
      "applies_to": .string(scope.rawValue),
      "holds": .string(holds.rawValue),
      "all": .array(
        conditions.map { result in
          .object([
            "metric": .string(result.condition.metric.rawValue),
            "op": .string(result.condition.comparison.rawValue),
            "value": .number(result.condition.value),
            "figure": result.value.map(JSON.number) ?? .null,
            "margin": result.margin.map(JSON.number) ?? .null,
            "holds": .string(result.holds.rawValue),
          ])
        }
      ),
    ])
  }
}

extension Tip {
  var json: JSON {
    .object([
      "figure": .string(figure.rawValue),
      "unit": .string(figure.unit),
      "words": .array(words.map(JSON.string)),
      "pieces": .array(
        pieces.map { piece in
          .object([
            "from": piece.lower.map(JSON.number) ?? .null,
            "from_included": .bool(piece.includesLower),
            "to": piece.upper.map(JSON.number) ?? .null,
            "to_included": .bool(piece.includesUpper),
            "verdict": .string(piece.verdict.description),
            "possible": .array(piece.possible.map { .string($0.description) }),
          ])
        }
      ),
      "edges": .array(
        edges.map { edge in
          .object([
            "at": .number(edge.value),
            "metric": .string(edge.metric.rawValue),
            "value": .number(edge.threshold),
          ])
        }
      ),
    ])
  }

  /// What is decided from which value on, one sentence a stretch, and what metrics that means.
  public var words: [String] {
    let stretches = pieces.map { piece in
      let outcome = piece.possible.map(\.description).joined(separator: ", or ")
      return "\(outcome), if the \(figure.words) is \(piece.words(unit: figure.unit))"
    }
    let meanings = edges.filter { $0.metric.inputs != [figure] }.map { edge in
      let isInverse = figure == .dieAreaMM2
      let value = isInverse ? Rounded.down(edge.value) : Rounded.up(edge.value)
      return "\(edge.metric.rawValue) is at least \(JSON.numeral(edge.threshold)) if the "
        + "\(figure.words) is \(value) \(figure.unit) \(isInverse ? "or smaller" : "or more")"
    }
    return stretches + meanings
  }
}

extension Tip.Piece {
  /// The stretch in words, with decimals rounded into it: what a reader takes from it holds.
  func words(unit: String) -> String {
    if let lower, lower == upper { return "just \(JSON.numeral(lower)) \(unit)" }
    // A stretch narrower than the decimals keeps all of them.
    let isNarrow = (upper ?? .infinity) - (lower ?? 0) < 0.02
    let floor = lower.map { lower in
      let number = isNarrow ? JSON.numeral(lower) : Rounded.up(lower)
      return "\(includesLower ? "at least" : "above") \(number)"
    }
    let ceiling = upper.map { upper in
      let number = isNarrow ? JSON.numeral(upper) : Rounded.down(upper)
      return "\(includesUpper ? "at most" : "below") \(number)"
    }
    let bounds = [floor, ceiling].compactMap(\.self)
    return bounds.isEmpty ? "anything" : bounds.joined(separator: " and ") + " \(unit)"
  }
}

extension Ruling {
  /// What identifies a ruling in an answer: id, title, citation, force and dates.
  fileprivate var identity: JSON.Members {
    var members = JSON.Members()
    members.add("ruling", id)
    members.add("title", title)
    members.add("citation", citation)
    members.add("force", force)
    members.add("announced", announced)
    members.add("effective", effective)
    members.add("applies_from", appliesFrom)
    members.add("ended", ended)
    return members
  }
}

extension JSON.Members {
  /// A policy, or the list of those that are possible; `null` where none is stated.
  fileprivate mutating func add(_ name: String, _ policies: [Ruling.ReviewPolicy?]) {
    let values = policies.map { $0.map { JSON.string($0.rawValue) } ?? .null }
    if values.count == 1 {
      add("policy", values[0])
    } else {
      add(name, JSON.array(values))
    }
  }
}
