internal import Almanac
internal import AlmanacExtract

/// Single members of an answer.
extension ExtractionReader {
  func confidence(_ members: inout MappingReader) throws(Problem) -> Double {
    let confidence = try members.number("confidence") ?? 0.5
    guard (0...1).contains(confidence) else {
      throw members.fault("confidence", "a number from 0 to 1")
    }
    return confidence
  }

  func word(
    _ name: String,
    _ words: [String],
    _ members: inout MappingReader
  ) throws(Problem) -> String {
    guard let text = try members.text(name), words.contains(text) else {
      throw members.fault(name, "one of: \(words.joined(separator: ", "))")
    }
    return text
  }

  func date(_ name: String, _ members: inout MappingReader) throws(Problem) -> String? {
    let text = try optional(name, &members) { EDTF($0) != nil }
    return text
  }

  func slug(_ name: String, _ members: inout MappingReader) throws(Problem) -> String {
    guard let text = try members.text(name), Slug(text) != nil else {
      throw members.fault(name, "an id")
    }
    return text
  }

  func country(_ name: String, _ members: inout MappingReader) throws(Problem) -> String {
    guard let text = try members.text(name), CountryCode(text) != nil || text == "EU" else {
      throw members.fault(name, "an ISO 3166-1 code")
    }
    return text
  }

  func currency(_ members: inout MappingReader) throws(Problem) -> String {
    guard let text = try members.text("currency"), CurrencyCode(text) != nil else {
      throw members.fault("currency", "an ISO 4217 code")
    }
    return text
  }

  /// A name as the text has it, or an id.
  func name(_ name: String, _ members: inout MappingReader) throws(Problem) -> String? {
    try optional(name, &members) { text in
      text.count <= 200 && text.contains { !$0.isWhitespace }
        && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }

  func optional(
    _ name: String,
    _ members: inout MappingReader,
    _ isValid: (String) -> Bool
  ) throws(Problem) -> String? {
    if case .null? = members.peek(name) {
      _ = members.any(name)
      return nil
    }
    guard let text = try members.text(name) else { return nil }
    guard isValid(text) else {
      throw members.fault(name, "another text than '\(text.prefix(80))'")
    }
    return text
  }

  func list(
    _ name: String,
    _ members: inout MappingReader,
    _ isValid: (String) -> Bool
  ) throws(Problem) -> [String] {
    let texts = try members.texts(name) ?? []
    if let bad = texts.first(where: { !isValid($0) }) {
      throw members.fault(name, "another text than '\(bad.prefix(80))'")
    }
    return texts
  }

  func amount(
    _ min: String,
    _ max: String,
    _ members: inout MappingReader
  ) throws(Problem) -> AlmanacExtract.Mention.Amount {
    let amount = AlmanacExtract.Mention.Amount(
      value: try members.number("value"),
      min: try members.number(min),
      max: try members.number(max),
      isApproximate: try members.bool("approximate") ?? false
    )
    let quantity = Quantity(
      value: amount.value,
      min: amount.min,
      max: amount.max,
      isApproximate: amount.isApproximate
    )
    guard quantity != nil else {
      throw members.fault("value", "a number, or \(min) and \(max) that hold it,")
    }
    return amount
  }

  /// Who rules, or where: a country, or the European Union.
  func power(_ text: String) -> Bool { CountryCode(text) != nil || text == "EU" }

  /// Who is behind or ahead: a country, an organization or a model.
  func side(_ text: String) -> Bool { CountryCode(text) != nil || Slug(text) != nil }
}
