/// For which period a sum is.
extension CapexFinder {
  /// The period that stands nearest, in years, quarters or a fiscal year.
  func period(
    _ measure: Measure,
    _ scene: Scene,
    _ basis: String,
    of subject: String
  ) -> String? {
    let dates = scene.notes.dates.filter {
      ($0.span.end != nil || $0.span.start.month == nil)
        && reaches($0.range, measure, scene, of: subject)
    }
    if let years = years(beside: measure, scene) {
      let isBeside = dates.contains {
        distance($0.range, measure.range) < 12 || $0.span.end != nil
      }
      if !isBeside, let published {
        return years.isAhead ? "\(published.year)/\(published.year + years.count - 1)" : nil
      }
    }
    if dates.isEmpty, scene.has(.samePeriod) {
      let isQuarter = reading.tokens[scene.sentence.tokens].contains {
        reading.meaning(.samePeriod, $0)?.value == 3
      }
      if let same = isQuarter ? named.quarter : named.period { return same }
    }
    if dates.isEmpty, let last = lastPeriod, last.contains("Q"),
      isElliptical(scene) || self.subject?.age == 0
    {
      return last
    }
    // A date that stands nearer to another sum is said of that one.
    let own = dates.filter { owns(measure, $0, scene) }
    let nearest = (own.isEmpty ? dates : own).min {
      distance($0.range, measure.range) < distance($1.range, measure.range)
    }
    if nearest == nil, let carried, !(basis == "reported" && !isOver(carried)) { return carried }
    guard let nearest else {
      // A plan in other money, by another, goes on with nothing.
      return annual.flatMap {
        $0.age <= 3 && ($0.subject == subject || $0.money == measure.dimension)
          ? $0.period : nil
      }
    }
    if !owns(measure, nearest, scene) {
      // The date is said of another sum; a plan goes on with the period of the plans before.
      let isPast = nearest.span.end == nil && !isCurrent("\(nearest.span.start.year)")
      if let annual, annual.age <= 3, basis != "reported",
        annual.subject == subject || isPast || nearest.span.end == nil
      {
        return annual.period
      }
      // "Amazon: 47.5 billion, up from 44 in the first quarter": in the quarter told of.
      if nearest.span.start.quarter != nil, lastWasCapex, !scene.sentence.beginsParagraph,
        let last = lastPeriod, last.contains("Q")
      {
        return last
      }
      if nearest.span.start.quarter != nil { return nil }
    }
    if nearest.isLimit, nearest.span.end == nil, let published {
      let others = dates.filter { $0.range != nearest.range && $0.span.end == nil }
      let start = others.first { $0.span.start.year < nearest.span.start.year }
      let close = start.flatMap { Scene.distance($0.range, nearest.range) <= 30 ? $0 : nil }
      return "\(close?.span.start.year ?? published.year)/\(nearest.span.edtf)"
    }
    return nearest.span.edtf
  }

  /// Whether an amount has no word of spending of its own and goes on from the one before:
  /// *Tencent made do with 31.9 billion yuan*.
  private func isElliptical(_ scene: Scene) -> Bool {
    lastWasCapex && !scene.sentence.beginsParagraph && !scene.has(.spend) && !scene.has(.spent)
  }

  /// Whether a date may be said of an amount: no other investor and no semicolon stands between.
  private func reaches(
    _ date: Range<Int>,
    _ measure: Measure,
    _ scene: Scene,
    of subject: String
  ) -> Bool {
    // "Puts at 210 billion the spending of ByteDance next year": its own investor may stand between.
    let isBehind = measure.range.upperBound <= date.lowerBound
    let builders = scene.organizations.filter {
      !isMaker($0, scene) && !(isBehind && $0.id == subject)
    }
    // A date that opens the sentence is said of all that follows.
    if date.upperBound <= measure.range.lowerBound,
      !builders.contains(where: { $0.range.upperBound <= date.lowerBound })
    {
      return true
    }
    let gap =
      date.upperBound <= measure.range.lowerBound
      ? date.upperBound..<measure.range.lowerBound
      : measure.range.upperBound..<max(date.lowerBound, measure.range.upperBound)
    return !builders.contains { gap.contains($0.range.lowerBound) }
      && !gap.contains { [0x3B, 0xFF1B].contains(reading.letters.original[$0]) }
  }

  /// A number of years in the clause of an amount, and whether they are still to come.
  private func years(
    beside measure: Measure,
    _ scene: Scene
  ) -> (count: Int, isAhead: Bool)? {
    for span in scene.notes.measures where span.dimension == .months && span.unit == 12 {
      guard let months = span.value, months >= 24, months <= 360,
        scene.clauseDistance(span.range, measure.range) <= 60
      else { continue }
      let isAhead = reading.tokens[scene.sentence.tokens].contains {
        reading.has(.next, $0) && span.range.contains($0.start)
          || reading.has(.next, $0) && $0.end <= span.range.lowerBound
            && span.range.lowerBound - $0.end <= 2
          || reading.has(.next, $0) && $0.start >= span.range.lowerBound
            && $0.start - span.range.upperBound <= 2
      }
      return (Int(months / 12), isAhead)
    }
    return nil
  }

  /// Whether a date stands nearer to an amount than to any other.
  private func owns(_ measure: Measure, _ date: FoundDate, _ scene: Scene) -> Bool {
    let own = distance(date.range, measure.range)
    // "538억 달러로 2분기의 475억": in these languages what tells of a sum stands before it.
    let isBefore = Scene.verbsComeLast(reading.language) || reading.language.isUnspaced
    if isBefore, date.range.lowerBound >= measure.range.upperBound {
      let next = scene.notes.measures.first { $0.range.lowerBound >= date.range.upperBound }
      if let next, case .money? = next.dimension,
        next.range.lowerBound - date.range.upperBound <= 3
      {
        return false
      }
    }
    return !scene.notes.measures.contains { other in
      guard case .money? = other.dimension, other.range != measure.range else { return false }
      return distance(date.range, other.range) < own
    }
  }

  func distance(_ date: Range<Int>, _ money: Range<Int>) -> Int {
    let gap = Scene.distance(date, money)
    let between =
      date.upperBound <= money.lowerBound
      ? date.upperBound..<money.lowerBound
      : money.upperBound..<max(date.lowerBound, money.upperBound)
    let stops = between.count {
      switch reading.letters.folded[$0] {
      case 0x3B, 0xFF1B, 0x2C, 0xFF0C, 0x3001, 0x060C:
        !reading.letters.isDigit($0 + 1) || !reading.letters.isDigit($0 - 1)
      default: false
      }
    }
    return gap + 40 * stops
  }
}
