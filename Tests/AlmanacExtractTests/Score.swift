import Almanac
import AlmanacExtract

/// How well what was found agrees with gold: hits, misses, and what should not have been found.
struct Score {
  var hits = 0
  var misses = 0
  var extras = 0

  var f1: Double {
    let all = 2 * hits + misses + extras
    return all == 0 ? 1 : 2 * Double(hits) / Double(all)
  }

  static func += (left: inout Score, right: Score) {
    left.hits += right.hits
    left.misses += right.misses
    left.extras += right.extras
  }

  /// Matches gold and finds one to one, greedily, in the order of the gold.
  init(
    gold: [JSON] = [],
    found: [JSON] = [],
    by isSame: (JSON, JSON) -> Bool = { _, _ in false }
  ) {
    var left = found
    for item in gold {
      if let position = left.firstIndex(where: { isSame(item, $0) }) {
        left.remove(at: position)
        hits += 1
      } else {
        misses += 1
      }
    }
    extras = left.count
  }

  // MARK: What counts as the same

  private static func close(_ left: Double?, _ right: Double?, _ tolerance: Double) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= tolerance * max(abs(left), abs(right), 1e-9)
  }

  private static func close(
    _ left: JSON,
    _ right: JSON,
    _ keys: [String],
    _ tolerance: Double
  ) -> Bool {
    keys.allSatisfy { close(left[$0]?.asNumber, right[$0]?.asNumber, tolerance) }
  }

  private static func plain(_ date: String?) -> String {
    var date = date ?? ""
    while let last = date.last, "~?%".contains(last) { date.removeLast() }
    return date
  }

  static func isSameMention(_ gold: JSON, _ found: JSON) -> Bool {
    guard let kind = gold["kind"]?.asText, kind == found["kind"]?.asText else { return false }
    switch kind {
    case "money":
      return gold["currency"] == found["currency"]
        && close(gold, found, ["value", "min", "max"], 0.005)
    case "duration": return close(gold, found, ["value", "min_months", "max_months"], 0.02)
    case "date": return plain(gold["edtf"]?.asText) == plain(found["edtf"]?.asText)
    case "percent", "multiple": return close(gold, found, ["value", "min", "max"], 0.005)
    default: return gold["id"] == found["id"]
    }
  }

  private static func overlaps(_ left: JSON, _ right: JSON, _ key: String) -> Bool {
    let left = Set(left[key]?.items.compactMap(\.asText) ?? [])
    let right = Set(right[key]?.items.compactMap(\.asText) ?? [])
    return left.isEmpty && right.isEmpty || !left.isDisjoint(with: right)
  }

  private static func dateFits(_ gold: JSON, _ found: JSON) -> Bool {
    let gold = plain(gold["date"]?.asText)
    let found = plain(found["date"]?.asText)
    if gold.isEmpty || found.isEmpty { return gold.isEmpty }
    return gold.hasPrefix(found) || found.hasPrefix(gold)
  }

  static func isSameFact(_ gold: JSON, _ found: JSON) -> Bool {
    guard let kind = gold["kind"]?.asText, kind == found["kind"]?.asText else { return false }
    switch kind {
    case "ruling":
      return gold["action"] == found["action"] && overlaps(gold, found, "accelerators")
        && overlaps(gold, found, "destinations") && dateFits(gold, found)
    case "capex":
      return ["currency", "subject", "period"].allSatisfy {
        gold[$0]?.asText == found[$0]?.asText
      } && close(gold, found, ["value", "min", "max"], 0.005)
    case "lag":
      return ["behind", "ahead"].allSatisfy { gold[$0]?.asText == found[$0]?.asText }
        && close(gold, found, ["value", "min_months", "max_months"], 0.02)
    case "statement":
      return gold["modality"] == found["modality"] && overlaps(gold, found, "about")
    default: return false
    }
  }

  // MARK: What is compared

  /// The mentions of distinct values.
  static func distinctMentions(_ tree: JSON) -> [JSON] {
    let kept = [
      "kind", "id", "edtf", "value", "min", "max", "min_months", "max_months", "currency",
    ]
    var known: Set<String> = []
    return (tree["mentions"]?.items ?? []).filter { mention in
      let key = kept.map { name in
        mention[name].map { "\($0.asText ?? "") \($0.asNumber ?? -1)" } ?? "-"
      }
      return known.insert(key.joined(separator: "|")).inserted
    }
  }

  /// The facts without plain assertions, whose choice is a matter of taste.
  static func markedFacts(_ tree: JSON) -> [JSON] {
    (tree["facts"]?.items ?? []).filter {
      $0["kind"]?.asText != "statement" || $0["modality"]?.asText != "assertion"
    }
  }
}
