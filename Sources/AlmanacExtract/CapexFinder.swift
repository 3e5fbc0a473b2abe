/// Finds who invests how much in which period.
struct CapexFinder {
  private let reading: Reading
  private let published: CalendarDate?
  private var subject: (id: String, age: Int)?
  private var annual: (period: String, subject: String, money: Dimension?, age: Int)?
  private var lastWasCapex = false
  /// The period of the amount told last.
  private var lastPeriod: String?
  /// The period and the quarter named last, which *the same period* means.
  private var named: (period: String?, quarter: String?) = (nil, nil)
  /// The one year or quarter that the sentence before named, where it told no sum.
  private var carried: String?
  /// Who was named last in the paragraph, of those who may invest.
  private var builder: String?

  init(_ reading: Reading, published: CalendarDate?) {
    self.reading = reading
    self.published = published
  }

  /// The investments that a sentence states.
  mutating func find(_ scene: Scene, after before: Scene?) -> [Candidate] {
    if scene.sentence.beginsParagraph {
      carried = nil
      builder = nil
    }
    defer {
      subject = subject.map { ($0.id, $0.age + 1) }
      annual = annual.map { ($0.period, $0.subject, $0.money, $0.age + 1) }
      remember(scene)
    }
    if scene.measuresNothing {
      lastWasCapex = false
      return []
    }
    let topic = Topic(reading, scene.sentence)
    var result: [Candidate] = []
    var previous: Measure?
    for measure in scene.notes.measures {
      guard case .money(let currency)? = measure.dimension else { continue }
      defer { previous = measure }
      guard measure.magnitude >= 2e7, topic.records(money: measure),
        invests(measure, topic, scene), !isConversion(measure, after: previous),
        !isPart(measure, after: previous, scene),
        let subject = subject(measure, scene, before)
      else { continue }
      var basis = basis(measure, scene)
      let period = period(measure, scene, basis, of: subject)
      if period == nil, !result.isEmpty, self.subject?.id == subject, self.subject?.age == 0,
        lastPeriod?.contains("Q") == true
      {
        // "Up from 47 billion in the second": what is compared with has no period of its own.
        continue
      }
      // What was to be spent in a year that is over was spent: *up from $72 billion last year*.
      if basis == "guidance", isOver(period) { basis = "reported" }
      result.append(
        Candidate(
          fact: .capex(
            subject: subject,
            amount: Mention.Amount(measure),
            currency: currency,
            period: period,
            basis: basis,
            scope: scope(measure, scene),
            attributedTo: scene.observers.first?.id
          ),
          start: scene.sentence.range.lowerBound,
          end: scene.sentence.range.upperBound,
          confidence: period == nil ? 0.65 : 0.8
        )
      )
      self.subject = (subject, 0)
      lastPeriod = period
      if let period, period.count == 4, basis != "reported", isCurrent(period) {
        annual = (period, subject, measure.dimension, 0)
      }
    }
    lastWasCapex = !result.isEmpty
    return result
  }

  private mutating func remember(_ scene: Scene) {
    // "Between April and June" is a quarter, too.
    let dates = scene.notes.dates.filter {
      !$0.isLimit
        && ($0.span.end == nil ? $0.span.start.month == nil : $0.span.edtf.contains("-Q"))
    }
    carried = scene.measuresNothing && dates.count == 1 ? dates[0].span.edtf : nil
    if let last = scene.organizations.last(where: { !isMaker($0, scene) }) { builder = last.id }
    for date in dates {
      named.period = date.span.edtf
      if date.span.edtf.contains("-Q") { named.quarter = date.span.edtf }
    }
  }

  private func isCurrent(_ period: String) -> Bool {
    guard let published, let year = Int(period) else { return true }
    return year >= published.year
  }

  /// Whether a year or quarter had ended when the article was published.
  private func isOver(_ period: String?) -> Bool {
    guard let period, let published, !period.contains("/"), let year = Int(period.prefix(4)) else {
      return false
    }
    if year != published.year { return year < published.year }
    guard period.contains("Q"), let quarter = period.last?.wholeNumberValue else { return false }
    return published.month.map { quarter * 3 < $0 } ?? false
  }

  private func invests(_ measure: Measure, _ topic: Topic, _ scene: Scene) -> Bool {
    // With the verbs whose particle ends their clause: *gab … aus*.
    let spends = scene.ranges(.spend) + scene.ranges(.spent)
    let spending = topic.distance(spends, measure.range)
    if spending == .max { return lastWasCapex && !scene.has(.publicMoney) && !scene.has(.charge) }
    let charge = topic.distance(topic.charges, measure.range)
    // "The fine applied to Meta was": a fine stays one beside a verb of spending.
    if charge != .max, charge < spending + 20 { return false }
    let state = topic.distance(scene.ranges(.publicMoney), measure.range)
    if state < spending { return false }
    // "The government's mission, with an outlay of": a state stands between a company and a sum.
    let builder = scene.organizations.last { $0.range.upperBound <= measure.range.lowerBound }
    guard let builder else { return true }
    return !scene.ranges(.publicMoney).contains {
      $0.lowerBound > builder.range.upperBound && $0.upperBound < measure.range.lowerBound
    }
  }

  /// Whether an amount stands in parentheses behind another, in other money or of it.
  private func isConversion(_ measure: Measure, after previous: Measure?) -> Bool {
    guard let previous, measure.dimension != previous.dimension else { return false }
    let gap = previous.range.upperBound..<max(measure.range.lowerBound, previous.range.upperBound)
    return gap.count <= 12
      && gap.contains {
        reading.letters.folded[$0] == 0x28 || reading.letters.folded[$0] == 0xFF08
      }
  }

  /// Whether an amount is only a part of the one before: *of which 85 billion*.
  private func isPart(_ measure: Measure, after previous: Measure?, _ scene: Scene) -> Bool {
    guard let previous else { return false }
    return scene.ranges(.partOf).contains {
      $0.lowerBound >= previous.range.upperBound && $0.upperBound <= measure.range.lowerBound
        && measure.range.lowerBound - $0.upperBound <= 30
    }
  }

  private func subject(_ measure: Measure, _ scene: Scene, _ before: Scene?) -> String? {
    let builders = scene.organizations.filter { !isMaker($0, scene) && !isPartner($0, scene) }
    if let last = builders.lastIndex(where: { $0.range.upperBound <= measure.range.lowerBound }) {
      return first(of: builders, at: last).id
    }
    if isStrangers(measure, scene) { return nil }
    // "The government will spend": the sum is not of who was named before.
    let isPublic = scene.ranges(.publicMoney).contains {
      $0.upperBound <= measure.range.lowerBound
    }
    if builders.isEmpty, isPublic { return nil }
    if let subject, subject.age <= 1, !scene.sentence.beginsParagraph { return subject.id }
    if builders.isEmpty, isStates(measure, scene) { return nil }
    if let named = builders.first { return named.id }
    if let before, !scene.sentence.beginsParagraph,
      let named = before.organizations.last(where: { !isMaker($0, before) })
    {
      return named.id
    }
    return subject.flatMap { $0.age <= 2 ? $0.id : nil } ?? builder
  }

  /// The first of companies told together: *OpenAI and Oracle*.
  private func first(of builders: [Entity], at last: Int) -> Entity {
    var first = last
    while first > 0 {
      let gap = builders[first - 1].range.upperBound..<builders[first].range.lowerBound
      let words = gap.count { reading.letters.isLetter($0) }
      guard !gap.isEmpty, gap.count <= 5, words <= 3 else { break }
      first -= 1
    }
    return builders[first]
  }

  /// Whether the investor is one that no vocabulary knows: companies at large, or a name right
  /// before a verb of spending.
  private func isStrangers(_ measure: Measure, _ scene: Scene) -> Bool {
    let companies = scene.ranges(.others).contains { $0.upperBound <= measure.range.lowerBound }
    if companies { return true }
    let letters = reading.letters
    if reading.language.isUnspaced { return false }
    let tokens = reading.tokens[scene.sentence.tokens]
    return tokens.contains { token in
      guard token.end <= measure.range.lowerBound,
        token.kinds.overlaps(Self.acting), token.start >= scene.sentence.range.lowerBound + 3,
        letters.original[token.start - 1] == 0x20, letters.isLetter(token.start - 2)
      else { return false }
      let start = letters.wordStart(from: token.start - 2)
      return letters.isUpper(start)
        && !tokens.contains { $0.start <= start && start < $0.end }
        && !reading.entities[scene.sentence.entities].contains { $0.range.contains(start) }
        && (reading.language.tag != "de" || start == scene.sentence.range.lowerBound)
    }
  }

  private static let acting = TermKinds([.spend, .spent, .cameTo, .raise, .say])

  /// Whether a state is named before an amount, and so spends it.
  private func isStates(_ measure: Measure, _ scene: Scene) -> Bool {
    RulingFinder(reading).states(scene).contains {
      $0.range.upperBound <= measure.range.lowerBound && $0.kind == .country
    }
  }

  /// Whether an organization only stands beside a chip of its making.
  private func isMaker(_ organization: Entity, _ scene: Scene) -> Bool {
    scene.chips.contains {
      $0.id.hasPrefix(organization.id + "-") && Scene.distance($0.range, organization.range) <= 8
    }
  }

  /// Whether an organization only helps another: *together with Nvidia*.
  private func isPartner(_ organization: Entity, _ scene: Scene) -> Bool {
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.organizations.count > 1
      && scene.ranges(.together).contains {
        isLast
          ? $0.lowerBound >= organization.range.upperBound
            && $0.lowerBound - organization.range.upperBound <= 2
          : $0.upperBound <= organization.range.lowerBound
            && organization.range.lowerBound - $0.upperBound <= 12
      }
  }

  /// What an amount is for, where its sentence says so: all investment, computing for AI, or
  /// buildings and machines of data centres.
  private func scope(_ measure: Measure, _ scene: Scene) -> String? {
    let kinds: [(TermKind, String)] = [
      (.aiWork, "ai-infrastructure"), (.dataCenter, "datacenter"), (.allCapital, "total-capex"),
    ]
    // The word nearest to the amount decides; of equals, the narrower.
    return kinds.compactMap { kind, name in
      scene.ranges(kind).map { scene.clauseDistance($0, measure.range) }.min().map { ($0, name) }
    }.min { $0.0 < $1.0 }?.1
  }

  private func basis(_ measure: Measure, _ scene: Scene) -> String {
    let sums = scene.notes.measures.filter { if case .money = $0.dimension { true } else { false } }
    let isSpent = (scene.ranges(.spent) + scene.ranges(.cameTo)).contains { verb in
      // A verb belongs to the sum that follows it, or else to the one before.
      let next = sums.first { $0.range.lowerBound >= verb.upperBound } ?? sums.last
      return next?.range == measure.range
    }
    if isSpent { return "reported" }
    return scene.has(.estimate) || !scene.observers.isEmpty ? "estimate" : "guidance"
  }

  /// The period that stands nearest, in years, quarters or a fiscal year.
  private func period(
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

  private func distance(_ date: Range<Int>, _ money: Range<Int>) -> Int {
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
