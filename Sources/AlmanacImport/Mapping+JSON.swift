internal import Almanac

extension Mapping {
  /// A mapping from its file.
  ///
  /// - Parameters:
  ///   - bytes: The file, JSON.
  ///   - name: What messages call it.
  /// - Throws: ``Problem`` with the member that is wrong.
  init(_ bytes: [UInt8], name: String) throws(Problem) {
    do throws(Problem) {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var members = try MappingReader(try JSONParser.parse(bytes, in: start..<bytes.count), "")
      _ = try members.text("about")
      type = try members.choice("type", RecordType.self)
      onChange = try members.optionalChoice("on_change", ChangePolicy.self) ?? .revise
      id = try members.required("id")
      knownAs = try members.text("known_as")
      list = try members.text("list")
      separator = try members.text("separator").flatMap { $0.utf8.count == 1 ? $0.utf8.first : nil }
      decimal = try members.text("decimal") == "," ? "," : "."
      var filters: [Filter] = []
      for var filter in try members.objects("only") {
        filters.append(
          Filter(
            column: try filter.required("column"),
            isOneOf: try filter.texts("is"),
            isNoneOf: try filter.texts("is_not"),
            isFilled: try filter.bool("filled")
          )
        )
        try filter.finish()
      }
      self.filters = filters
      if var says = try members.object("evidence") {
        evidence = EvidenceTemplate(
          source: try says.required("source"),
          credibility: try says.number("credibility") ?? 3,
          locator: try says.text("locator")
        )
        try says.finish()
      } else {
        evidence = nil
      }
      fields = try members.members("fields").map { member throws(Problem) in
        try Field(member.name, member.value)
      }
      try members.finish()
    } catch {
      var located = error
      located.place.file = name
      throw located
    }
  }

  /// Checks that a table has the columns that the mapping reads without which no row can be read.
  func check(_ columns: [String], _ file: String) throws(Problem) {
    let wanted = Template.columns(of: id) + filters.map(\.column)
    guard let missing = wanted.first(where: { !columns.contains($0) }) else { return }
    let near = Spelling.nearest(to: missing, among: columns)
    throw Problem(
      "the table has no column '\(missing)', which the mapping reads",
      at: .init(file: file),
      remedy: near.map { "the nearest is '\($0)'; change the mapping" } ?? "change the mapping"
    )
  }
}

extension Mapping.Field {
  /// A field from its member: a column's name, or an object that says more.
  init(_ name: String, _ json: JSON) throws(Problem) {
    self.name = name
    if case .string(let column) = json {
      self.column = column
      template = nil
      value = nil
      reading = .text
      factor = .one
      format = nil
      words = [:]
      isOnlyWords = false
      split = nil
      return
    }
    var members = try MappingReader(json, "fields.\(name)")
    column = try members.text("column")
    template = try members.text("text")
    value = members.any("value")
    guard [column != nil, template != nil, value != nil].count(where: \.self) == 1 else {
      throw Problem(
        "a field needs one of 'column', 'text' and 'value'",
        at: .init(field: "fields.\(name)"),
        remedy: "say where it comes from"
      )
    }
    reading = try members.optionalChoice("as", Reading.self) ?? .text
    let multiplier = try members.number("multiply")
    let divisor = try members.number("divide")
    guard let factor = Factor(multiplying: multiplier ?? divisor ?? 1, isDivision: divisor != nil),
      multiplier == nil || divisor == nil
    else {
      throw Problem(
        "a number is multiplied or divided by one number that is not 0",
        at: .init(field: "fields.\(name)")
      )
    }
    self.factor = factor
    format = try members.text("format")
    isOnlyWords = try members.bool("only_words") ?? false
    split = try members.text("split")
    var words: [String: String] = [:]
    for member in try members.members("words") {
      guard case .string(let text) = member.value else {
        throw Problem("a word stands for a text", at: .init(field: "fields.\(name).words"))
      }
      words[Folding.fold(member.name)] = text
    }
    self.words = words
    try members.finish()
  }
}
