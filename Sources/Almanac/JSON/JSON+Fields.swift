extension JSON.Members {
  /// Adds a member if there is a value for it.
  mutating func add(_ name: String, _ value: JSON?) {
    guard let value else { return }
    list.append(Member(name, value))
  }

  mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
    add(name, value.map { JSON.string($0.description) })
  }

  mutating func add(_ name: String, _ value: (some RawRepresentable<String>)?) {
    add(name, value.map { JSON.string($0.rawValue) })
  }

  mutating func add(_ name: String, _ value: Double?) {
    add(name, value.map(JSON.number))
  }

  mutating func add(_ name: String, _ value: Int?) {
    add(name, value.map { JSON.number(Double($0)) })
  }

  mutating func add(_ name: String, _ value: Quantity?) {
    add(name, value?.json)
  }

  /// Adds a list if it is not empty.
  mutating func add<Element>(
    _ name: String,
    list values: [Element],
    _ convert: (Element) -> JSON
  ) {
    guard !values.isEmpty else { return }
    add(name, JSON.array(values.map(convert)))
  }

  mutating func add(_ name: String, list values: [some CustomStringConvertible]) {
    add(name, list: values) { .string($0.description) }
  }
}

extension Quantity {
  /// The quantity as records write it.
  public var json: JSON {
    var members = JSON.Members()
    members.add("value", value)
    members.add("min", min)
    members.add("max", max)
    members.add("approximate", isApproximate ? JSON.bool(true) : nil)
    return .object(members)
  }
}

extension Evidence {
  /// The evidence as records write it.
  public var json: JSON {
    var members = JSON.Members()
    members.add("source", source)
    members.add("locator", locator)
    members.add("credibility", credibility.rawValue)
    members.add("start", span?.lowerBound)
    members.add("end", span?.upperBound)
    return .object(members)
  }

  static let shape = Shape.object("evidence, such as {\"source\": ID, \"credibility\": 2}") {
    fields throws(Problem) in
    let source = try fields.required("source", .slug)
    let locator = try fields.optional("locator", .text)
    let digit = try fields.required("credibility", .number)
    guard let credibility = Int(exactly: digit).flatMap(Credibility.init(rawValue:)) else {
      throw Problem(
        "\(JSON.numeral(digit)) is no credibility",
        at: .init(field: "credibility"),
        remedy: "give 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)"
      )
    }
    let span = try Mention.span(&fields)
    return Evidence(source: source, locator: locator, credibility: credibility, span: span)
  }
  .expanding(ShortForm.evidence)
}

extension Mention {
  /// The mention as records write it.
  public var json: JSON {
    var members = JSON.Members()
    members.add("about", target)
    members.add("start", span.lowerBound)
    members.add("end", span.upperBound)
    return .object(members)
  }

  static let shape = Shape.object(
    "a mention, such as {\"about\": REFERENCE, \"start\": 0, \"end\": 4}"
  ) {
    fields throws(Problem) in
    let target = try fields.required("about", .reference)
    guard let span = try Mention.span(&fields) else {
      throw Problem("a mention needs 'start' and 'end'", remedy: "give both, in characters")
    }
    return Mention(target: target, span: span)
  }

  /// `start` and `end`, both or neither.
  static func span(_ fields: inout FieldReader) throws(Problem) -> Range<Int>? {
    let start = try fields.optional("start", .offset)
    let end = try fields.optional("end", .offset)
    switch (start, end) {
    case (nil, nil): return nil
    case (let start?, let end?) where start < end: return start..<end
    default:
      throw Problem(
        "'start' and 'end' do not make a span",
        remedy: "give both, 'start' less than 'end'"
      )
    }
  }
}
