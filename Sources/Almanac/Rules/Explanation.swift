extension Decision {
  /// What every answer must say of itself.
  public static let notice =
    "Computed from recorded rulings and published figures; not legal advice."

  /// The whole derivation in sentences, jurisdiction by jurisdiction.
  public var explanation: [String] { verdicts.flatMap(\.explanation) + [Decision.notice] }
}

extension TrackVerdict {
  /// The derivation in sentences: the verdict, its steps, how it would tip, what stands beside it
  /// and what missed.
  public var explanation: [String] {
    var head = "\(side.jurisdiction) \(side.track.rawValue): \(verdict)"
    if isOpen && isLicenseCertain { head += ", under which policy is open" }
    var lines = [head]
    if isOpen {
      lines.append("open: \(possible.map(\.description).joined(separator: "; "))")
    }
    lines += steps.map(\.words)
    lines += tips.flatMap(\.words)
    lines += beside.map { item in
      let reasons = item.reasons.map(\.words).joined(separator: ", ")
      return "beside: \(item.ruling.citedTitle): \(reasons)"
    }
    lines += missed.map(\.words)
    return lines
  }
}

extension Step {
  /// The step in a sentence: the ruling, how it reaches the case, its policy and what is unknown.
  public var words: String {
    var parts: [String] = []
    switch coverage.means {
    case .all?: parts.append("covers all chips")
    case .named?: parts.append("names the chip")
    case .threshold?: parts += coverage.shown.map(\.words)
    case nil: break
    }
    if byHeadquarters > byDestination { parts.append("by the seat of the buyer") }
    let texts = policies.map { $0?.rawValue ?? "no stated policy" }
    if let rate = ruling.ratePercent {
      parts.append("\(JSON.numeral(rate))%")
    } else {
      parts.append(texts.joined(separator: " or "))
    }
    if !eases.isEmpty { parts.append("in place of \(eases.map(\.text).joined(separator: ", "))") }
    parts += doubts.map(\.words)
    let verb = reaches == .yes ? role.rawValue : "perhaps \(role.rawValue)"
    return "\(verb): \(ruling.citedTitle): \(parts.joined(separator: "; "))"
  }
}

extension Miss {
  /// The miss in a sentence, with the margin of each condition that failed.
  public var words: String {
    let start = "not reached: \(ruling.citedTitle): \(reason.words)"
    guard reason == .notCovered else { return start }
    let failed = coverage.alternatives.map { alternative in
      if alternative.isInScope == .no { return "\(alternative.label): not for this market" }
      let misses = alternative.conditions.filter { $0.holds == .no }.map(\.words)
      return "\(alternative.label): \(misses.joined(separator: ", "))"
    }
    return start + ": " + failed.joined(separator: "; ")
  }
}

extension Coverage.Alternative {
  /// The paragraph with its conditions: `3A090.a: tpp 4992 >= 4800 (192 above)`.
  public var words: String { "\(label): \(conditions.map(\.words).joined(separator: ", "))" }
}

extension Coverage.ConditionResult {
  /// The condition with the chip's figure and margin: `tpp 2368 >= 2400 (32 below)`.
  public var words: String {
    let (name, sign) = (condition.metric.rawValue, condition.comparison.rawValue)
    let threshold = JSON.numeral(condition.value)
    guard let value else { return "\(name) unknown \(sign) \(threshold)" }
    guard let margin else { return "\(name) \(JSON.numeral(value)) \(sign) \(threshold)" }
    let distance = Rounded.near(abs(margin), apartFrom: 0)
    let position = margin == 0 ? "just there" : "\(distance) \(margin > 0 ? "above" : "below")"
    let figure = Rounded.near(value, apartFrom: condition.value)
    return "\(name) \(figure) \(sign) \(threshold) (\(position))"
  }
}

extension Ruling {
  /// The title with the citation, if there is one, and the id.
  fileprivate var citedTitle: String {
    "\(title) (\([citation, id.text].compactMap(\.self).joined(separator: "; ")))"
  }
}
