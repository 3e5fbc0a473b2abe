/// A sentence as the fact finders see it: who and what is named, and which words mark an action.
final class Scene {
  let reading: Reading
  let sentence: Sentence
  let notes: SentenceNotes
  /// Chips and families of chips.
  private(set) lazy var chips = entities(.chip)
  private(set) lazy var models = entities(.model)
  /// Organizations that act: no observers, no states' offices.
  private(set) lazy var organizations = entities(.organization)
  private(set) lazy var observers = entities(.observer)
  private(set) lazy var offices = entities(.office)
  /// Countries named as such.
  private(set) lazy var countries = entities(.country)
  /// Capitals and adjectives, which only point to a country.
  private(set) lazy var cues = entities(.cue)
  /// What is among them.
  private let present: EntityTraits
  /// Whether a statement may be about anything in the sentence.
  let hasSubjects: Bool
  /// Whether chips, families of chips, or models are among that.
  let hasThings: Bool
  private let marks: [(kind: TermKind, range: Range<Int>)]

  private static let marking = TermKinds([
    .spend, .spent, .cameTo, .allCapital, .dataCenter, .aiWork, .estimate, .publicMoney, .charge,
    .partOf,
    .behind, .ahead, .gap,
    .approve, .restrict, .ease, .block, .rescind, .propose, .review, .tariff, .enforce,
    .notBanned, .output, .event, .rent, .diffusion, .lawmaker, .authority, .customs, .worldwide,
    .require,
    .licence,
    .ban, .lift, .trade, .than, .grant, .received, .arrest, .excluded, .may, .mayNot, .might,
    .buyer, .role,
    .sameChips,
    .presumption, .replaced, .whether, .blacklist, .enlist, .wish, .backdrop, .reversal, .who,
    .others, .noMore, .order, .acquire, .advocate, .sameState, .cannot, .together, .more,
    .chip, .refuse, .entry,
    .application, .passive, .still,
    .that,
    .rule,
    .software, .samePeriod, .rumor, .hearsay, .dismiss, .account, .deny, .forecast, .admit,
    .suggest, .say, .negation, .offTopic,
  ])

  init(_ reading: Reading, _ sentence: Sentence, _ notes: SentenceNotes) {
    self.reading = reading
    self.notes = notes
    var sentence = sentence
    let separated = Self.separated(reading, sentence)
    for (kind, _) in separated { sentence.kinds.insert(kind) }
    self.sentence = sentence
    var present: EntityTraits = []
    var subjects: EntityTraits = []
    for position in sentence.entities {
      let traits = reading.traits[position]
      present.formUnion(traits)
      if !traits.contains(.isObserving) { subjects.formUnion(traits) }
    }
    self.present = present
    hasSubjects = !subjects.isEmpty
    hasThings = !subjects.isDisjoint(with: [.chip, .model])
    var marks = sentence.kinds.overlaps(Self.marking) ? Self.marks(reading, sentence) : []
    if !separated.isEmpty {
      marks += separated.map { (kind: $0.0, range: $0.1) }
      marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    self.marks = marks
  }

  /// The entities of the sentence that are something, in order.
  private func entities(_ traits: EntityTraits) -> [Entity] {
    guard present.contains(traits) else { return [] }
    var count = 0
    for position in sentence.entities where reading.traits[position].contains(traits) { count += 1 }
    var result: [Entity] = []
    result.reserveCapacity(count)
    for position in sentence.entities where reading.traits[position].contains(traits) {
      result.append(reading.entities[position])
    }
    return result
  }

  private static func marks(
    _ reading: Reading,
    _ sentence: Sentence
  ) -> [(kind: TermKind, range: Range<Int>)] {
    let marking = marking
    var marks: [(kind: TermKind, range: Range<Int>)] = []
    marks.reserveCapacity(sentence.tokens.count)
    for position in sentence.tokens {
      let token = reading.tokens[position]
      guard token.kinds.overlaps(marking) else { continue }
      var index = token.payload
      var stem = token.stem
      while index >= 0 {
        let term = reading.language.heads[Int(index)]
        if marking.contains(term.kind) { marks.append((term.kind, token.start..<token.end)) }
        index = term.next
        if index < 0 { swap(&index, &stem) }
      }
    }
    return marks
  }

  func ranges(_ kind: TermKind) -> [Range<Int>] {
    guard sentence.kinds.contains(kind) else { return [] }
    return marks.compactMap { $0.kind == kind ? $0.range : nil }
  }

  func has(_ kind: TermKind) -> Bool { sentence.kinds.contains(kind) }

  /// The first word of a kind.
  func first(_ kind: TermKind) -> Range<Int>? {
    has(kind) ? marks.first { $0.kind == kind }?.range : nil
  }

  /// Everything a statement in the sentence may be about, as `TYPE:ID`.
  private(set) lazy var subjects: [String] = {
    var result: [String] = []
    result.reserveCapacity(sentence.entities.count)
    for position in sentence.entities where !reading.traits[position].contains(.isObserving) {
      let entity = reading.entities[position]
      let label = entity.kind.label + entity.id
      if !result.contains(label) { result.append(label) }
    }
    return result
  }()

  /// Those of them that are chips, families of chips, or models.
  var things: [String] {
    subjects.filter { $0.hasPrefix("accel") || $0.hasPrefix("arch") || $0.hasPrefix("model") }
  }

  /// Where the sentence says that a licence or entry was denied, which is no denial of a fact.
  var refusal: Range<Int>? {
    let licence = ranges(.deny).first { verb in
      ranges(.licence).contains { Scene.distance($0, verb) <= 30 && !isReported($0, by: verb) }
    }
    if let licence { return licence }
    // "Customs turned back the crates": what customs reject is no report.
    if has(.customs) || offices.contains(where: { $0.id == "cn-customs" }), !chips.isEmpty {
      let accounts = ranges(.account) + ranges(.rumor) + ranges(.that)
      let verb = (ranges(.refuse) + ranges(.deny)).first { verb in
        !accounts.contains { $0.lowerBound >= verb.lowerBound && sharesClause($0, verb) }
      }
      if let verb { return verb }
    }
    let entries = ranges(.entry)
    if entries.isEmpty { return nil }
    return (ranges(.refuse) + ranges(.deny)).first { verb in
      entries.contains {
        sharesClause($0, verb) && Scene.distance($0, verb) <= 60 && !isReported($0, by: verb)
      }
    }
  }

  /// Whether a *that* stands between a verb and a word: *denied that licences were granted*.
  private func isReported(_ word: Range<Int>, by verb: Range<Int>) -> Bool {
    ranges(.that).contains {
      $0.lowerBound >= verb.upperBound && $0.upperBound <= word.upperBound
    }
  }

  /// Where the sentence denies a fact: by a verb of denying, or by one that dismisses a report.
  private(set) lazy var denials: [Range<Int>] = {
    guard has(.deny) || has(.dismiss) else { return [] }
    let accounts = ranges(.account) + ranges(.rumor)
    let dismissals = ranges(.dismiss).filter { verb in
      accounts.contains { sharesClause($0, verb) && Scene.distance($0, verb) <= 40 }
    }
    // "Selling it is out of the question" forbids, where it is about trade in chips.
    let bans = chips.isEmpty || !has(.trade) ? [] : ranges(.restrict)
    return (ranges(.deny) + dismissals)
      .filter { verb in !isNegated(verb) && !bans.contains { $0.overlaps(verb) } }
      .sorted { $0.lowerBound < $1.lowerBound }
  }()

  /// Whether a *not* turns a verb round: *did not deny*.
  private func isNegated(_ verb: Range<Int>) -> Bool {
    ranges(.negation).contains {
      Self.verbsComeLast(reading.language)
        ? $0.lowerBound >= verb.upperBound && $0.lowerBound - verb.upperBound <= 3
        : $0.upperBound <= verb.lowerBound && verb.lowerBound - $0.upperBound <= 4
    }
  }

  /// Whether verbs stand behind what they are about.
  static func verbsComeLast(_ language: Language) -> Bool { language.verbsComeLast }

  /// Whether the sentence is told as a rumour, and not as an inquiry into something *alleged*.
  private(set) lazy var isRumored: Bool = {
    guard has(.rumor) else { return false }
    let inquiries = Self.verbsComeLast(reading.language) ? [] : ranges(.review)
    return !ranges(.rumor).allSatisfy { rumor in
      inquiries.contains {
        $0.upperBound <= rumor.lowerBound && rumor.lowerBound - $0.upperBound <= 40
          && sharesClause($0, rumor)
      }
    }
  }()

  /// Whether a rumour is only told as what is denied: *dismissed talk that*.
  private(set) lazy var deniesRumor: Bool = {
    // Where verbs come last, a rumour and its denial stand in one clause without being one,
    // unless the rumour is what is denied.
    if Self.verbsComeLast(reading.language) {
      return ranges(.rumor).contains { rumor in
        let isTopic = isAnswered(rumor)
        return denials.contains {
          $0.lowerBound >= rumor.upperBound
            && (isTopic || $0.lowerBound - rumor.upperBound <= 8 && isObject(rumor))
        }
      }
    }
    return ranges(.rumor).contains { rumor in
      denials.contains {
        $0.upperBound <= rumor.lowerBound && rumor.lowerBound - $0.upperBound <= 60
          && (sharesClause(rumor, $0) || isReported(rumor, by: $0))
      }
    }
  }()

  /// Whether a particle marks a word as what is acted on: *의혹을*, *うわさを*.
  private func isObject(_ word: Range<Int>) -> Bool {
    let particles: [UInt32] = [0xC744, 0xB97C, 0x3092]
    // A word with any ending includes its particle.
    return [word.upperBound - 1, word.upperBound].contains {
      $0 < reading.letters.count && particles.contains(reading.letters.original[$0])
    }
  }

  private static let abouts = ["について", "に対し", "に関し", "をめぐ"].map { Folding.fold($0) }

  /// Whether a word is what somebody is asked about: *うわさについて*.
  private func isAnswered(_ word: Range<Int>) -> Bool {
    let letters = reading.letters
    return Self.abouts.contains { about in
      (word.upperBound - 4..<word.upperBound + 2).contains {
        $0 >= 0 && $0 < letters.count && letters.folded[$0...].starts(with: about)
      }
    }
  }

  /// Whether people without a name tell something that somebody denies in another clause.
  private(set) lazy var tellsBeforeDenial: Bool = {
    guard let verb = denials.first else { return false }
    return ranges(.hearsay).contains {
      $0.upperBound <= verb.lowerBound && !sharesClause($0, verb)
    }
  }()

  /// Whether a word is part of an organization's name: *Strategic and International Studies*.
  func isInName(_ word: Range<Int>) -> Bool {
    reading.entities[sentence.entities].contains {
      $0.kind == .organization && $0.range.count > word.count && $0.range.overlaps(word)
    }
  }

  /// Whether the sentence states no sum of money, so that what it foresees is no budget.
  var measuresNothing: Bool {
    !notes.measures.contains { if case .money = $0.dimension { true } else { false } }
  }

  /// The countries a sentence names or points to, each once.
  var pointedCountries: [String] {
    var result: [String] = []
    for entity in reading.entities[sentence.entities] where entity.kind == .country {
      if !result.contains(entity.id) { result.append(entity.id) }
    }
    return result
  }

  /// Whether no semicolon, colon, comma or dash stands between two places.
  func sharesClause(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    if left.overlaps(right) { return true }
    let gap =
      left.upperBound <= right.lowerBound
      ? left.upperBound..<right.lowerBound : right.upperBound..<left.lowerBound
    return !gap.contains { endsClause($0) }
  }

  /// How far two places are apart, every comma and the like between them counting for thirty.
  func clauseDistance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    if left.overlaps(right) { return 0 }
    let gap =
      left.upperBound <= right.lowerBound
      ? left.upperBound..<right.lowerBound : right.upperBound..<left.lowerBound
    return gap.count + 30 * gap.count { endsClause($0) }
  }

  func endsClause(_ index: Int) -> Bool {
    switch reading.letters.original[index] {
    case 0x3B, 0xFF1B, 0x2C, 0xFF0C, 0x3001, 0x060C, 0x061B, 0x3A, 0xFF1A, 0x2014, 0x2013: true
    default: false
    }
  }

  static func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    if left.overlaps(right) { return 0 }
    return left.upperBound <= right.lowerBound
      ? right.lowerBound - left.upperBound : left.lowerBound - right.upperBound
  }

  /// The entity of a list that stands nearest before a position, or failing that nearest behind.
  static func nearest(_ entities: [Entity], to range: Range<Int>) -> Entity? {
    entities.last { $0.range.upperBound <= range.lowerBound }
      ?? entities.first { $0.range.lowerBound >= range.upperBound }
  }
}

extension NameKind {
  /// How the labels of what it names begin.
  fileprivate var label: String {
    switch self {
    case .accelerator: "accelerator:"
    case .architecture: "architecture:"
    case .organization: "organization:"
    case .country: "country:"
    case .model: "model:"
    }
  }
}

extension Entity {
  /// Whether an organization is an office of a state, by its identifier.
  var isOffice: Bool {
    hasShortHead && !SharedNames.standard.groups.contains(id)
  }

  /// Whether an identifier begins with two letters and a dash, as `us-commerce` does.
  var hasShortHead: Bool {
    let dash = UInt8(ascii: "-")
    let bytes = id.utf8.span
    return bytes.count > 2 && bytes[2] == dash && bytes[0] != dash && bytes[1] != dash
  }
}

extension Array where Element: Equatable {
  /// The elements, each once, in the order of their first appearance.
  var once: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
