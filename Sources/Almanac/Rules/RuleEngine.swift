/// Decides what rulings say of shipping an accelerator somewhere on a day.
///
/// A value over records: it holds no database and knows no rule of law. All it knows is how a
/// ruling's fields are read, as the record format says under "How rulings decide". Where the format
/// is silent, this is how it is read:
///
/// - A ruling without a day of effect never binds. Marks of doubt (`~`, `?`) do not widen a date.
/// - A ruling ends those it supersedes on the day it comes into force itself, and for good; one
///   that is withdrawn before it begins ends nothing. What does not bind cannot end what binds.
/// - `headquarters` reach a buyer wherever the goods go; a case of `review` that gives both
///   destinations and seats fits by either.
/// - Of a group of which nothing is recorded it is unknown who belongs to it. A membership goes on
///   after the last day on which it was read.
/// - A chip whose market is not recorded may or may not be one for data centres.
/// - Each ruling that may or may not reach a case is taken both ways by itself. Where two outcomes
///   are left the verdict is what they have in common: `license required` if all of them are some
///   kind of it, or else undetermined.
/// - On the import track a restriction without a stated policy is a block. Of several duties the
///   highest counts; one without a rate leaves the verdict undetermined.
/// - `granted` says that licences were issued: one is required, and milder than an exception.
/// - Every jurisdiction that controls exports of chips answers on exports, and the destination on
///   imports and duties; on all tracks whoever reaches the destination or the buyer answers.
public struct RuleEngine: Sendable {
  /// A question about one chip.
  public struct Case: Hashable, Sendable {
    /// The chip, as recorded or as supposed.
    public var accelerator: Accelerator
    /// Where it is to go.
    public var destination: CountryCode
    /// The day on which it is to go.
    public var on: Day
    /// The day whose public knowledge counts; `nil` for all that is recorded.
    public var knownOn: Day?
    /// What is done with it.
    public var transaction: Ruling.Transaction
    /// The seat of the buyer or its ultimate parent; `nil` takes the buyer to be of the destination.
    public var headquarters: CountryCode?

    /// A question about one chip.
    ///
    /// - Parameters:
    ///   - accelerator: The chip.
    ///   - destination: Where it is to go.
    ///   - on: The day on which it is to go.
    ///   - knownOn: The day whose public knowledge counts.
    ///   - transaction: What is done with it.
    ///   - headquarters: The seat of the buyer or its ultimate parent.
    public init(
      _ accelerator: Accelerator,
      to destination: CountryCode,
      on: Day,
      knownOn: Day? = nil,
      transaction: Ruling.Transaction = .export,
      headquarters: CountryCode? = nil
    ) {
      self.accelerator = accelerator
      self.destination = destination
      self.on = on
      self.knownOn = knownOn
      self.transaction = transaction
      self.headquarters = headquarters
    }

    /// The seat that counts.
    var seat: CountryCode { headquarters ?? destination }
  }

  /// A jurisdiction and the question it answers.
  public struct Side: Hashable, Comparable, Sendable {
    /// Who rules.
    public let jurisdiction: CountryCode
    /// Which question is answered.
    public let track: Ruling.Track

    /// A jurisdiction and the question it answers.
    ///
    /// - Parameters:
    ///   - jurisdiction: Who rules.
    ///   - track: Which question is answered.
    public init(_ jurisdiction: CountryCode, _ track: Ruling.Track) {
      self.jurisdiction = jurisdiction
      self.track = track
    }

    /// Orders by track as the record format lists them, then by jurisdiction.
    public static func < (left: Side, right: Side) -> Bool {
      (left.order, left.jurisdiction) < (right.order, right.jurisdiction)
    }

    private var order: Int { Ruling.Track.allCases.firstIndex(of: track) ?? 0 }
  }

  /// The accelerators that can be asked about.
  public let accelerators: [Accelerator]

  let rulings: [Ruling]
  let calendar: GroupCalendar
  let index: RulingIndex
  private let byID: [Slug: Int]
  private let publicSpans: [[Range<Day>]]?
  /// The positions of rulings that were not public.
  private let unheard: Range<Int>

  /// An engine over some records.
  ///
  /// - Parameters:
  ///   - rulings: All rulings that may matter, each id once.
  ///   - accelerators: The chips that can be asked about.
  ///   - memberships: Who belonged to which country group.
  ///   - clock: When the sources were published. With it a case's `knownOn` hides rulings that
  ///     were not public then; without it the caller tells those that were from those that were
  ///     not. Changes of group membership follow `knownOn` either way.
  ///   - unheard: Rulings that were not public on the day whose knowledge counts. They decide and
  ///     tell nothing, but who made them answers, as they would if there were nothing to know.
  /// - Complexity: O(*n*) in all records and their lists.
  public init(
    rulings: [Ruling],
    accelerators: [Accelerator],
    memberships: [CountryGroupMembership],
    clock: PublicClock? = nil,
    unheard: [Ruling] = []
  ) {
    let count = rulings.count
    let rulings = rulings + unheard
    self.unheard = count..<rulings.count
    self.rulings = rulings
    self.accelerators = accelerators
    calendar = GroupCalendar(memberships)
    index = RulingIndex(rulings, calendar: calendar)
    var byID: [Slug: Int] = [:]
    for (position, accelerator) in accelerators.enumerated() { byID[accelerator.id] = position }
    self.byID = byID
    publicSpans = clock.map { clock in rulings.map { clock.spans(of: $0.evidence) } }
  }

  /// An engine with other rulings, and one more that everybody knows of.
  init(_ other: RuleEngine, rulings: [Ruling], supposed: Ruling) {
    self.rulings = rulings + [supposed]
    accelerators = other.accelerators
    calendar = other.calendar
    index = RulingIndex(self.rulings, calendar: calendar)
    byID = other.byID
    unheard = other.unheard
    publicSpans = other.publicSpans.map { $0 + [[Day.distantPast..<Day.distantFuture.next]] }
  }

  /// An accelerator by its id.
  ///
  /// - Parameter id: Such as `nvidia-h20`.
  /// - Returns: The accelerator.
  /// - Throws: ``Problem`` with the nearest id there is.
  public func accelerator(_ id: String) throws(Problem) -> Accelerator {
    if let slug = Slug(id), let position = byID[slug] { return accelerators[position] }
    let near = Spelling.nearest(to: id, among: accelerators.lazy.map(\.id.text))
    throw Problem(
      "there is no accelerator '\(id.quotable)'",
      remedy: near.map { "did you mean '\($0)'?" } ?? "add the accelerator first"
    )
  }

  /// Whether a ruling was public on the day whose knowledge counts.
  func isPublic(_ position: Int, knownOn: Day?) -> Bool {
    guard !unheard.contains(position) else { return false }
    guard let knownOn, let publicSpans else { return true }
    return publicSpans[position].contains { $0.contains(knownOn) }
  }

  /// From when to when a ruling is in force, its successors considered.
  ///
  /// A ruling ends those it supersedes on the day it comes into force itself, and for good: they
  /// do not come back when it ends. One that only was announced or reported, or is limited to some
  /// buyers, cannot end one that decides.
  func lifetime(of position: Int, knownOn: Day?, path: Set<Int> = []) -> Lifetime {
    let ruling = rulings[position]
    var lifetime = Lifetime(ruling)
    for successor in index.successors[ruling.id] ?? [] {
      guard !path.contains(successor), isPublic(successor, knownOn: knownOn),
        rulings[successor].hasForce || !ruling.hasForce
      else { continue }
      lifetime.end(
        by: self.lifetime(of: successor, knownOn: knownOn, path: path.union([position]))
      )
    }
    return lifetime
  }
}

extension Ruling {
  /// Whether it binds, and binds whoever asks.
  var hasForce: Bool { (force == .law || force == .directed) && onlyFor.isEmpty }

  /// Whether it decides: it binds, and it demands or allows something.
  var decides: Bool { hasForce && (effect.demands || effect == .ease) }

  /// Whether it says which chips it is about.
  var speaksOfChips: Bool { named != nil || !thresholds.isEmpty }

  /// Whether it eases other rulings for some, or without binding, and leaves it to them which chips
  /// are meant.
  var easesForSome: Bool { !decides && effect == .ease && !speaksOfChips && !narrows.isEmpty }

  /// Whether it governs a transaction.
  func governs(_ transaction: Transaction) -> Bool {
    transactions.isEmpty ? transaction != .remoteAccess : transactions.contains(transaction)
  }

  /// Whether it binds the maker of a chip.
  func binds(_ vendor: Slug) -> Bool { directedTo.isEmpty || directedTo.contains(vendor) }
}

extension Ruling.Effect {
  /// Whether it demands something: a licence, or a duty.
  var demands: Bool { self == .restrict || self == .tariff }
}
