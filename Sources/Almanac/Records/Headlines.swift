extension Quantity {
  /// The quantity in a few characters: `57`, `≈57`, `≤4`, `≥7`, `660–690`.
  ///
  /// A figure inside its bounds stands before them: `92 (91–93)`.
  public var words: String { words(JSON.numeral) }

  /// The quantity in a few characters, its figures written by a closure.
  ///
  /// - Parameter figure: Writes one figure.
  /// - Returns: The quantity.
  public func words(_ figure: (Double) -> String) -> String {
    let about = isApproximate ? "≈" : ""
    let bounds: String? =
      switch (min, max) {
      case (let min?, let max?): "\(figure(min))–\(figure(max))"
      case (let min?, nil): "≥\(figure(min))"
      case (nil, let max?): "≤\(figure(max))"
      case (nil, nil): nil
      }
    switch (value, bounds) {
    case (let value?, let bounds?): return "\(about)\(figure(value)) (\(bounds))"
    case (let value?, nil): return about + figure(value)
    case (nil, let bounds?): return about + bounds
    case (nil, nil): return about
    }
  }
}

extension Money {
  /// The amount in words: `USD 57 bn`, never rounded.
  public var words: String {
    let figures = [amount.value, amount.min, amount.max].compactMap(\.self)
    // The largest unit in which every figure has at most two decimals, so that none is rounded.
    let units: [(Double, String)] = [(1e9, " bn"), (1e6, " m"), (1, "")]
    let unit = units.first { scale, _ in
      figures.allSatisfy { figure in
        abs(figure) >= scale && (figure / scale * 100).truncatingRemainder(dividingBy: 1) == 0
      }
    }
    let (scale, name) = unit ?? (1, "")
    return "\(currency) " + amount.words { JSON.numeral($0 / scale) } + name
  }
}

extension Capex {
  /// The figure in one line, without its subject.
  public var headline: String {
    let what =
      switch scope {
      case .totalCapex: "capex"
      case .aiInfrastructure: "AI infrastructure"
      case .datacenter: "data centres"
      }
    return "\(what) \(period), \(basis.rawValue): \(money.words)"
  }
}

extension Ruling {
  /// The title, with the day it takes effect where that is another than its announcement.
  public var headline: String {
    let start = appliesFrom ?? effective
    guard let start, start != announced else { return title }
    return "\(title) (from \(start))"
  }
}

extension Threshold {
  /// The alternative in one line: `3A090.a: tpp >= 4800 (datacenter)`.
  public var words: String {
    let all = conditions.map { condition in
      "\(condition.metric.rawValue) \(condition.comparison.rawValue) \(JSON.numeral(condition.value))"
    }
    let whom = scope == .any ? "" : " (\(scope.rawValue))"
    return "\(label): \(all.joined(separator: " and "))\(whom)"
  }
}

extension CountryGroupMembership {
  /// The membership in one line.
  public var headline: String {
    switch (from, to) {
    case (nil, nil): "\(name) is in \(group)"
    case (let from?, nil): "\(name) joins \(group) on \(from)"
    case (nil, let to?): "\(name) leaves \(group) on \(to)"
    case (let from?, let to?): "\(name) is in \(group) from \(from), leaves on \(to)"
    }
  }
}

extension ConflictResolution {
  /// The decision in one line: `Resolved for capex:a: why`.
  public var headline: String {
    let choice = prefers.map { "for \($0)" } ?? "with none preferred"
    return "Resolved \(choice): \(why)"
  }
}

extension Record {
  /// The record in one line, with names in place of ids.
  ///
  /// - Parameter name: Gives the name of an organization, accelerator or model.
  /// - Returns: Its title, summary or name; spending and lags with their figures.
  /// - Throws: What the naming throws.
  public func headline<Failure: Error>(
    naming name: (RecordType, Slug) throws(Failure) -> String
  ) throws(Failure) -> String {
    switch self {
    case .source(let source): return source.title
    case .organization(let organization): return organization.name
    case .accelerator(let accelerator):
      return "\(accelerator.name) \(accelerator.announced == nil ? "released" : "announced")"
    case .model(let model): return "\(model.name) released"
    case .countryGroup(let membership): return membership.headline
    case .exchangeRate(let rate):
      return "1 \(rate.currency) = \(JSON.numeral(rate.usdPerUnit)) USD in \(rate.period)"
    case .ruling(let ruling): return ruling.headline
    case .capex(let capex):
      return "\(try name(.organization, capex.subject)): \(capex.headline)"
    case .lag(let lag):
      let behind = try lag.behind.name(name)
      let ahead = try lag.ahead.name(name)
      return "\(behind) behind \(ahead) by \(lag.months.words) months (\(lag.method))"
    case .statement(let statement):
      let speaker =
        if let id = statement.organization { try name(.organization, id) } else {
          statement.speaker
        }
      return "\(speaker) (\(statement.modality.rawValue)): \(statement.summary)"
    case .event(let event): return event.title
    case .score(let score):
      return "\(score.name): \(JSON.numeral(score.value)) on \(score.metric)"
    case .resolution(let resolution): return resolution.headline
    }
  }
}

extension LagSide {
  fileprivate func name<Failure: Error>(
    _ name: (RecordType, Slug) throws(Failure) -> String
  ) throws(Failure) -> String {
    if let model { return try name(.model, model) }
    if let organization { return try name(.organization, organization) }
    return country?.text ?? ""
  }
}
