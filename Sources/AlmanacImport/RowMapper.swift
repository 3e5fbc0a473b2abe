internal import Almanac
internal import AlmanacStore

/// Makes records of rows.
struct RowMapper {
  let mapping: Mapping
  private let organizations: [String: Slug]
  private let known: [String: Slug]

  /// A mapper that knows the names of an almanac.
  init(_ mapping: Mapping, names: [NamedThing]) {
    self.mapping = mapping
    organizations = RowMapper.ids(of: .organization, names)
    known = RowMapper.ids(of: mapping.type, names)
  }

  /// The record of a row.
  ///
  /// - Parameter row: The row.
  /// - Returns: `nil` for a row that the mapping's conditions pass over.
  /// - Throws: ``Problem`` with the record's id and the field that is wrong.
  func record(_ row: TableRow) throws(Problem) -> Record? {
    for filter in mapping.filters where !passes(row, filter) { return nil }
    let id = try id(of: row)
    do throws(Problem) {
      var fields = JSON.Members([
        .init("type", .string(mapping.type.rawValue)), .init("id", .string(id.text)),
      ])
      for field in mapping.fields {
        guard let value = try value(of: field, row) else { continue }
        RowMapper.set(field.name.split(separator: ".").map(String.init)[...], value, in: &fields)
      }
      if let evidence = mapping.evidence {
        let locator = evidence.locator.map { Template.text($0, row) } ?? ""
        fields["evidence"] = .array([
          .object([
            "source": .string(evidence.source),
            "credibility": .number(evidence.credibility),
            "locator": locator.isEmpty ? nil : .string(locator),
          ])
        ])
      }
      return try Record(json: .object(fields))
    } catch {
      var located = error
      located.place.record = id.text
      throw located
    }
  }

  private func passes(_ row: TableRow, _ filter: Mapping.Filter) -> Bool {
    let text = TableText.trimmed(row[filter.column] ?? "")
    if let words = filter.isOneOf, !words.contains(text) { return false }
    if let words = filter.isNoneOf, words.contains(text) { return false }
    if let isFilled = filter.isFilled, isFilled == isBlank(text) { return false }
    return true
  }

  private func id(of row: TableRow) throws(Problem) -> Slug {
    if let template = mapping.knownAs,
      let id = known[Folding.fold(Template.text(template, row))]
    {
      return id
    }
    var words = (Slug(naming: Template.text(mapping.id, row))?.text ?? "").split(separator: "-")[
      ...
    ]
    // The maker's name often begins the product's name, too.
    while words.count > 1, words.first == words.dropFirst().first { words = words.dropFirst() }
    guard let id = Slug(words.joined(separator: "-")) else {
      throw Problem(
        "the row makes no id: '\(mapping.id)' has no letters or digits here",
        at: .init(field: "id"),
        remedy: "fill its columns"
      )
    }
    return id
  }

  private func value(of field: Mapping.Field, _ row: TableRow) throws(Problem) -> JSON? {
    if let value = field.value { return value }
    var text = ""
    if let column = field.column {
      text = TableText.trimmed(row[column] ?? "")
    } else if let template = field.template {
      guard Template.columns(of: template).allSatisfy({ !isBlank(row[$0] ?? "") }) else {
        return nil
      }
      text = Template.text(template, row)
    }
    if isBlank(text) { return nil }
    if let split = field.split, let separator = split.first, field.reading == .list {
      let items = text.split(separator: separator).map { TableText.trimmed(String($0)) }
      return .array(
        items.filter { !isBlank($0) }.map { .string(field.words[Folding.fold($0)] ?? $0) }
      )
    }
    if let separator = field.split?.first {
      text = TableText.trimmed(String(text.prefix { $0 != separator }))
    }
    if let word = field.words[Folding.fold(text)] { return word.isEmpty ? nil : .string(word) }
    if field.isOnlyWords { return nil }
    return try read(text, field)
  }

  private func read(_ text: String, _ field: Mapping.Field) throws(Problem) -> JSON? {
    func fault(_ wanted: String, _ remedy: String) -> Problem {
      Problem(
        "'\(text.prefix(40))' in the column '\(field.column ?? "")' is not \(wanted)",
        at: .init(field: field.name),
        remedy: remedy
      )
    }
    switch field.reading {
    case .text: return .string(text)
    case .list: return .array([.string(text)])
    case .number, .quantity, .money:
      guard
        let amount = TableText.amount(text, decimal: mapping.decimal, factor: field.factor)
      else {
        throw fault("a number", "write it like 1234\(mapping.decimal)5, or change the mapping")
      }
      if field.reading == .number { return .number(amount.value) }
      return .object([
        "value": .number(amount.value), "approximate": amount.isApproximate ? true : nil,
      ])
    case .currency:
      let amount = TableText.amount(text, decimal: mapping.decimal)
      guard let currency = amount?.currency ?? CurrencyCode(text)?.description else {
        throw fault("a currency, or an amount with one", "write it like USD or $57")
      }
      return .string(currency)
    case .date:
      guard let date = TableText.date(text, pattern: field.format) else {
        throw fault(
          field.format.map { "a date like \($0)" } ?? "a date like 2026-01-15",
          "name its form in the mapping, such as \"format\": \"DD.MM.YYYY\""
        )
      }
      return .string(date)
    case .organization:
      if let id = organizations[Folding.fold(text)] { return .string(id.text) }
      fallthrough
    case .id:
      guard let id = Slug(naming: text) else { throw fault("a name", "use letters or digits") }
      return .string(id.text)
    case .boolean:
      switch text.lowercased() {
      case "true", "yes", "1", "y": return true
      case "false", "no", "0", "n": return false
      default: throw fault("yes or no", "write true or false")
      }
    }
  }

  private func isBlank(_ text: String) -> Bool {
    Mapping.blanks.contains(TableText.trimmed(text).lowercased())
  }

  private static func set(
    _ path: ArraySlice<String>,
    _ value: JSON,
    in fields: inout JSON.Members
  ) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      fields[name] = value
      return
    }
    var inner = JSON.Members()
    if case .object(let members)? = fields[name] { inner = members }
    set(path.dropFirst(), value, in: &inner)
    fields[name] = .object(inner)
  }

  private static func ids(of type: RecordType, _ names: [NamedThing]) -> [String: Slug] {
    var ids: [String: Slug] = [:]
    for thing in names where thing.target.kind == .record(type) {
      guard let id = Slug(thing.target.id) else { continue }
      ids[Folding.fold(id.text)] = id
      for name in thing.names where ids[Folding.fold(name)] == nil { ids[Folding.fold(name)] = id }
    }
    return ids
  }
}

/// Texts with columns in braces: `{Manufacturer} {Hardware name}`.
enum Template {
  /// The text with the row's cells in it.
  static func text(_ template: String, _ row: TableRow) -> String {
    var text = ""
    for part in parts(of: template) {
      text += part.isColumn ? TableText.trimmed(row[part.text] ?? "") : part.text
    }
    return TableText.trimmed(text)
  }

  /// The columns that a template names.
  static func columns(of template: String) -> [String] {
    parts(of: template).filter(\.isColumn).map(\.text)
  }

  private static func parts(of template: String) -> [(text: String, isColumn: Bool)] {
    var parts: [(text: String, isColumn: Bool)] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      parts.append((String(rest[..<open]), false))
      parts.append((String(rest[rest.index(after: open)..<close]), true))
      rest = rest[rest.index(after: close)...]
    }
    parts.append((String(rest), false))
    return parts
  }
}
