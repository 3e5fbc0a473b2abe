/// Finds who invests how much in which period.
struct CapexFinder {
  let reading: Reading
  let published: CalendarDate?
  var subject: (id: String, age: Int)?
  var annual: (period: String, subject: String, money: Dimension?, age: Int)?
  var lastWasCapex = false
  /// The period of the amount told last.
  var lastPeriod: String?
  /// The period and the quarter named last, which *the same period* means.
  var named: (period: String?, quarter: String?) = (nil, nil)
  /// The one year or quarter that the sentence before named, where it told no sum.
  var carried: String?
  /// Who was named last in the paragraph, of those who may invest.
  var builder: String?

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

  func isCurrent(_ period: String) -> Bool {
    guard let published, let year = Int(period) else { return true }
    return year >= published.year
  }

  /// Whether a year or quarter had ended when the article was published.
  func isOver(_ period: String?) -> Bool {
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

  func basis(_ measure: Measure, _ scene: Scene) -> String {
    let sums = scene.notes.measures.filter { if case .money = $0.dimension { true } else { false } }
    let isSpent = (scene.ranges(.spent) + scene.ranges(.cameTo)).contains { verb in
      // A verb belongs to the sum that follows it, or else to the one before.
      let next = sums.first { $0.range.lowerBound >= verb.upperBound } ?? sums.last
      return next?.range == measure.range
    }
    if isSpent { return "reported" }
    return scene.has(.estimate) || !scene.observers.isEmpty ? "estimate" : "guidance"
  }
}
