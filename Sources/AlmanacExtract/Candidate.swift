/// A fact that a text seems to state, for review.
package struct Candidate: Equatable, Sendable {
  /// What the text seems to state.
  package enum Fact: Equatable, Hashable, Sendable {
    /// A state approves, restricts, eases … the trade in something.
    case ruling(
      action: String,
      actor: String?,
      accelerators: [String],
      destinations: [String],
      date: String?
    )
    /// Somebody invests an amount in a period.
    case capex(
      subject: String?,
      amount: Mention.Amount,
      currency: String,
      period: String?,
      basis: String,
      scope: String?,
      attributedTo: String?
    )
    /// Somebody is behind somebody by some months.
    case lag(
      behind: String?,
      ahead: String?,
      months: Mention.Amount,
      attributedTo: String?,
      modality: String
    )
    /// Somebody says something about things, as `TYPE:ID`.
    case statement(modality: String, speaker: String?, about: [String])
    /// Something happened to things, as `TYPE:ID`: a launch, an order, an inquiry.
    case event(category: String, title: String, about: [String], date: String)
  }

  /// What the text seems to state.
  package var fact: Fact
  /// Where the words it rests on begin, in Unicode scalars.
  package var start: Int
  /// Where the words it rests on end, in Unicode scalars.
  package var end: Int
  /// How sure the reading is, from 0 to 1.
  package var confidence: Double

  /// Puts a candidate together.
  package init(fact: Fact, start: Int, end: Int, confidence: Double) {
    self.fact = fact
    self.start = start
    self.end = end
    self.confidence = confidence
  }

  /// Whether it is a ruling.
  var isRuling: Bool {
    switch fact {
    case .ruling: true
    default: false
    }
  }
}
