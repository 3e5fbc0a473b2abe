/// A place in a text that names a thing, a quantity or a date.
package struct Mention: Equatable, Sendable {
  /// What is mentioned.
  package enum Kind: String, CaseIterable, Sendable {
    case accelerator, architecture, organization, country, model
    case money, duration, date, percent, multiple
  }

  /// What it is.
  package var kind: Kind
  /// The identifier of what is named, for names.
  package var id: String?
  /// The date or interval in EDTF, for dates.
  package var edtf: String?
  /// How much, for money (whole units), durations (months), percentages and multiples.
  package var amount: Amount?
  /// The ISO 4217 code, for money.
  package var currency: String?
  /// Whether a multiple means `more` or `less`.
  package var direction: String?
  /// The words of the text.
  package var surface: String
  /// Where it begins, in Unicode scalars.
  package var start: Int
  /// Where it ends, in Unicode scalars: the first that no longer belongs to it.
  package var end: Int
  /// How sure the reading is, from 0 to 1.
  package var confidence: Double

  /// Puts a mention together.
  package init(
    kind: Kind,
    id: String? = nil,
    edtf: String? = nil,
    amount: Amount? = nil,
    currency: String? = nil,
    direction: String? = nil,
    surface: String,
    start: Int,
    end: Int,
    confidence: Double
  ) {
    self.kind = kind
    self.id = id
    self.edtf = edtf
    self.amount = amount
    self.currency = currency
    self.direction = direction
    self.surface = surface
    self.start = start
    self.end = end
    self.confidence = confidence
  }

  /// A quantity, exact or bounded.
  package struct Amount: Equatable, Hashable, Sendable {
    /// The number, where one is given.
    package var value: Double?
    /// The least it may be.
    package var min: Double?
    /// The most it may be.
    package var max: Double?
    /// Whether the text says *about*.
    package var isApproximate = false

    /// Puts an amount together.
    package init(
      value: Double? = nil,
      min: Double? = nil,
      max: Double? = nil,
      isApproximate: Bool = false
    ) {
      self.value = value
      self.min = min
      self.max = max
      self.isApproximate = isApproximate
    }
  }
}
