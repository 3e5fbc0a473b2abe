/// What a field's value must look like, and how it becomes a value of the domain.
struct Shape<Value>: Sendable {
  /// What is wanted, for "give …"; only a message needs the words.
  var description: String { describe() }

  private let describe: @Sendable () -> String

  let read: @Sendable (JSON) throws(Problem) -> Value

  /// What a person's short form stands for: `57` for a number, `source:2` for evidence.
  ///
  /// Values that are no such form stay as they are, for `read` to judge.
  let expand: @Sendable (JSON) -> JSON

  init(
    _ description: @escaping @autoclosure @Sendable () -> String,
    expand: @escaping @Sendable (JSON) -> JSON = { $0 },
    read: @escaping @Sendable (JSON) throws(Problem) -> Value
  ) {
    describe = description
    self.expand = expand
    self.read = read
  }

  /// The shape, with another short form.
  func expanding(_ expand: @escaping @Sendable (String) -> JSON?) -> Shape {
    Shape(
      describe(),
      expand: { json in
        guard case .string(let text) = json else { return json }
        return expand(text) ?? json
      },
      read: read
    )
  }

  /// A text that a domain type reads, or refuses with `nil`.
  static func parsed(
    _ description: @escaping @autoclosure @Sendable () -> String,
    _ parse: @escaping @Sendable (String) -> Value?
  ) -> Shape<Value> {
    Shape(description()) { json throws(Problem) in
      guard case .string(let text) = json else { throw wrongKind(json, description()) }
      guard let value = parse(text) else {
        let description = description()
        throw Problem(
          "'\(text.quotable)' is not \(description.prefixBeforeComma)",
          remedy: "give \(description)"
        )
      }
      return value
    }
  }

  static func wrongKind(_ json: JSON, _ description: String) -> Problem {
    Problem("\(json.kindName) stands here", remedy: "give \(description)")
  }
}

extension Shape {
  static func list<Element>(of shape: Shape<Element>) -> Shape where Value == [Element] {
    Shape(
      "a list of \(shape.description)",
      expand: { json in
        if case .array(let items) = json { return .array(items.map(shape.expand)) }
        return ShortForm.json(json, opening: "[") ?? .array([shape.expand(json)])
      }
    ) { json throws(Problem) in
      guard case .array(let items) = json else { throw wrongKind(json, "a list") }
      var values: [Element] = []
      values.reserveCapacity(items.count)
      for (index, item) in items.enumerated() {
        do throws(Problem) {
          values.append(try shape.read(item))
        } catch {
          throw error.inside("[\(index)]")
        }
      }
      return values
    }
  }

  /// An object, its fields read one by one.
  static func object(
    _ description: String,
    _ read: @escaping @Sendable (inout FieldReader) throws(Problem) -> Value
  ) -> Shape {
    Shape(description, expand: { ShortForm.json($0, opening: "{") ?? $0 }) { json throws(Problem) in
      var fields = try FieldReader(json)
      let value = try read(&fields)
      try fields.finish()
      return value
    }
  }

  /// One of the words that an enumeration knows.
  static func choice() -> Shape
  where Value: CaseIterable & RawRepresentable & SendableMetatype, Value.RawValue == String {
    parsed(
      "a known word, one of: \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
    ) { Value(rawValue: $0) }
  }
}

extension Shape<String> {
  /// A text that says something.
  static let text = Shape("a text") { json throws(Problem) in
    guard case .string(let text) = json else { throw wrongKind(json, "a text") }
    guard text.beginsVisibly || text.contains(where: { !$0.isWhitespace }) else {
      throw Problem("the text is empty", remedy: "give a text, or leave the field out")
    }
    guard PlainBytes.arePlain(text) || !text.utf8.contains(0) else {
      throw Problem("the text holds a NUL character", remedy: "take it out")
    }
    return text
  }

  /// An absolute web address.
  static let url = parsed("a web address that begins with https:// or http://") { text in
    let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
    let isClean = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    return isWeb && isClean && text.utf8.count > 10 ? text : nil
  }
}

extension Shape<Slug> {
  static let slug = parsed("an id, of a-z, 0-9 and '-', at most \(Slug.maximumLength) characters") {
    Slug($0)
  }
}

extension Shape<EDTF> {
  static let date = parsed("an EDTF date, such as 2026-01-15, 2026-01, 2025-Q3 or 2025-04/2025-06")
  {
    EDTF($0)
  }
}

extension Shape<Day> {
  static let day = parsed("a day, written YYYY-MM-DD") { Day($0) }
}

extension Shape<CountryCode> {
  static let country = parsed("a country code, two capital letters of ISO 3166-1") {
    CountryCode($0)
  }
}

extension Shape<CurrencyCode> {
  static let currency = parsed("a currency code, three capital letters of ISO 4217") {
    CurrencyCode($0)
  }
}

extension Shape<CountryGroup> {
  static let group = parsed("a country group, such as EAR:D:5") { CountryGroup($0) }
}

extension Shape<LanguageTag> {
  static let language = parsed("a language tag, such as en or zh-Hant") { LanguageTag($0) }
}

extension Shape<Destination> {
  static let destination = parsed("a destination, such as CN, EAR:D:5, * or AE?") {
    Destination($0)
  }
}

extension Shape<Reference> {
  static let reference = parsed("a reference, TYPE:ID such as accelerator:nvidia-h20") {
    Reference($0)
  }
}

extension Shape<Double> {
  static let number = Shape("a number") { json throws(Problem) in
    guard case .number(let value) = json else { throw wrongKind(json, "a number without quotes") }
    return value
  }
  .expanding(ShortForm.number)

  /// A measure that nothing real has zero or less of.
  static let positive = Shape("a number above 0") { json throws(Problem) in
    let value = try number.read(json)
    guard value > 0 else {
      throw Problem("\(JSON.numeral(value)) is not above 0", remedy: "give a number above 0")
    }
    return value
  }
  .expanding(ShortForm.number)
}

extension Shape<Int> {
  /// A whole number above zero.
  static let count = Shape("a whole number above 0") { json throws(Problem) in
    let number = try Shape<Double>.positive.read(json)
    guard let value = Int(exactly: number) else {
      throw Problem("\(JSON.numeral(number)) is not a whole number", remedy: "give a whole number")
    }
    return value
  }
  .expanding(ShortForm.number)

  /// A position in a text.
  static let offset = Shape("a position, a whole number from 0") { json throws(Problem) in
    let number = try Shape<Double>.number.read(json)
    guard let value = Int(exactly: number), value >= 0 else {
      throw Problem(
        "\(JSON.numeral(number)) is not a position",
        remedy: "give a whole number from 0"
      )
    }
    return value
  }
}

extension Shape<Bool> {
  static let flag = Shape("true or false") { json throws(Problem) in
    guard case .bool(let value) = json else { throw wrongKind(json, "true or false") }
    return value
  }
}

extension Shape<Quantity> {
  /// Bounds in any reading that ``Quantity`` allows.
  static let quantity = Shape.object("a quantity, such as {\"value\": 57} or {\"max\": 4}") {
    fields throws(Problem) in
    let value = try fields.optional("value", .number)
    let min = try fields.optional("min", .number)
    let max = try fields.optional("max", .number)
    let isApproximate = try fields.optional("approximate", .flag) ?? false
    guard
      let quantity = Quantity(value: value, min: min, max: max, isApproximate: isApproximate)
    else {
      throw Problem(
        "the quantity has no figure, or its figures contradict each other",
        remedy: "give 'value', 'min' or 'max', with min ≤ value ≤ max"
      )
    }
    return quantity
  }
  .expanding(ShortForm.quantity)
}

extension String {
  /// Whether the first byte is a visible ASCII character: then the text says something.
  fileprivate var beginsVisibly: Bool {
    guard let first = utf8.first else { return false }
    return first > 0x20 && first < 0x7F
  }

  /// The beginning of a text, fit to be quoted in a message: short, no control characters.
  var quotable: String {
    let clean = unicodeScalars.prefix(60).map { scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
    }
    return clean.joined() + (unicodeScalars.count > 60 ? "…" : "")
  }

  fileprivate var prefixBeforeComma: String {
    String(prefix { $0 != "," })
  }
}
