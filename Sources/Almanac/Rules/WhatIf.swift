/// A question of the form "what if".
public enum WhatIf: Hashable, Sendable {
  /// What if there were one more threshold: `tpp>=2400`, or `tpp>=2400,performance_density>=1.6`.
  case threshold([Threshold.Condition])
  /// What if a chip had another figure: `nvidia-h20.memory_bandwidth_gb_s=3000`.
  case figure(accelerator: String, field: String, value: String)

  /// Reads a supposition.
  ///
  /// - Parameter text: Conditions joined by commas, each a metric, `>=`, `>`, `<=` or `<`, and a
  ///   number; or an accelerator's id, a point, a field of its record (`dense_tops.fp16` for one
  ///   rate, `tpp` for the processing performance itself), `=`, and a value.
  /// - Throws: ``Problem`` when it is neither.
  public init(_ text: String) throws(Problem) {
    if text.contains(where: { $0 == "<" || $0 == ">" }) {
      var conditions: [Threshold.Condition] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        conditions.append(try WhatIf.condition(part))
      }
      self = .threshold(conditions)
      return
    }
    let sides = text.split(separator: "=", maxSplits: 1)
    let path = sides.first?.split(separator: ".", maxSplits: 1) ?? []
    guard sides.count == 2, path.count == 2 else {
      throw Problem(
        "'\(text.quotable)' is no supposition",
        remedy: "write a threshold such as 'tpp>=2400', or a changed figure such as "
          + "'nvidia-h20.memory_bandwidth_gb_s=3000'"
      )
    }
    self = .figure(
      accelerator: String(path[0]),
      field: String(path[1]),
      value: String(sides[1])
    )
  }

  private static func condition(_ text: Substring) throws(Problem) -> Threshold.Condition {
    let isOperator: (Character) -> Bool = { $0 == "<" || $0 == ">" || $0 == "=" }
    let name = text.prefix { !isOperator($0) }
    let rest = text.dropFirst(name.count)
    let comparison = rest.prefix(while: isOperator)
    let digits = rest.dropFirst(comparison.count)
    guard let metric = Threshold.Metric(rawValue: String(name.filter { $0 != " " })) else {
      throw Problem(
        "'\(String(name).quotable)' is no metric that rules are written about",
        remedy: "use one of: "
          + Threshold.Metric.allCases.map(\.rawValue).joined(separator: ", ")
      )
    }
    guard let comparison = Threshold.Comparison(rawValue: String(comparison)) else {
      throw Problem("'\(comparison)' is no comparison", remedy: "use one of: >=, >, <=, <")
    }
    guard let value = Double(String(digits.filter { $0 != " " })), value.isFinite else {
      throw Problem(
        "'\(String(digits).quotable)' is no number",
        remedy: "write it as in 'tpp>=2400'"
      )
    }
    return Threshold.Condition(metric: metric, comparison: comparison, value: value)
  }
}

/// A chip whose status would change, or that was asked about.
public struct StatusChange: Hashable, Sendable {
  /// The chip, as it is.
  public let accelerator: Accelerator
  /// What is decided as things are.
  public let before: TrackVerdict
  /// What would be decided.
  public let after: TrackVerdict

  /// The change without its derivations.
  public var json: JSON {
    var members = JSON.Members()
    members.add("accelerator", accelerator.id)
    members.add("jurisdiction", before.side.jurisdiction)
    members.add("track", before.side.track)
    members.add("before", before.verdict)
    members.add("after", after.verdict)
    if before.isOpen { members.add("possible_before", list: before.possible) }
    if after.isOpen { members.add("possible_after", list: after.possible) }
    members.add("certain_after", after.certainty)
    return .object(members)
  }
}
