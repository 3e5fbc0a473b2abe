internal import Almanac
internal import AlmanacStore

/// A column of a table that records of one type are laid out in.
struct TableColumn: Sendable {
  /// What a column holds.
  enum Kind: Sendable {
    /// Text.
    case text
    /// A whole number.
    case integer
    /// A number.
    case number
    /// True or false.
    case boolean
    /// A day.
    case day
    /// A list or object, as JSON.
    case json
  }

  /// Its name.
  let name: String
  /// What it holds.
  let kind: Kind
  /// What it means.
  let meaning: String
  /// Reads it from a record's fields.
  let value: @Sendable (JSON.Members) -> JSON?

  /// The columns of a type: its fields, dates with their bounds, quantities in their parts.
  static func all(of type: RecordType) -> [TableColumn] {
    let fields: [TableColumn] =
      switch type {
      case .source:
        [text("url"), text("title"), text("publisher"), text("language")] + date("published")
          + date("retracted")
          + [
            text("kind"), text("reliability"), text("via"), text("echoes"), text("text"),
            json("mentions"),
          ]
      case .organization:
        [text("name"), json("aliases"), text("country"), text("kind"), json("members")]
      case .accelerator:
        [text("name"), json("aliases"), text("vendor"), text("architecture")] + date("announced")
          + date("released")
          + [
            text("process"), integer("dies"), number("die_area_mm2"),
            number("transistors_billion"), number("memory_gb"), text("memory_kind"),
            number("memory_bandwidth_gb_s"), number("interconnect_gb_s"), number("tdp_w"),
            json("dense_tops"), number("published_tpp"), text("variant_of"), text("market"),
          ]
      case .model:
        [text("name"), json("aliases"), text("developer")] + date("released") + [text("country")]
      case .countryGroup:
        [text("group"), text("country"), text("name"), day("from"), day("to"), day("as_of")]
      case .exchangeRate:
        [text("currency")] + date("period")
          + [
            number("usd_per_unit"), text("basis"), integer("observations"), day("partial_through"),
          ]
      case .ruling:
        [
          text("title"), text("authority"), text("jurisdiction"), text("instrument"),
          text("track"), text("force"), text("status"), text("effect"),
        ] + date("announced") + date("effective") + date("applies_from") + date("ended")
          + [
            json("destinations"), json("except_destinations"), json("headquarters"),
            json("transactions"), json("directed_to"), json("only_for"), text("citation"),
            json("accelerators"), json("exempts"), json("thresholds"), number("rate_percent"),
            text("review_policy"), json("review"), json("conditions"), json("amends"),
            json("supersedes"), json("narrows"), json("implements"), text("summary"),
          ]
      case .capex:
        [text("subject")] + date("period") + [text("fiscal_label")] + quantity("amount")
          + [text("currency"), text("basis"), text("scope")] + date("published")
          + [text("supersedes")]
      case .lag:
        [json("behind"), json("ahead")] + quantity("months") + date("observed")
          + date("published") + [text("method"), text("summary")]
      case .statement:
        [text("speaker")] + date("made") + [text("modality"), json("about"), text("summary")]
      case .event:
        date("date") + [text("category"), text("title"), json("about"), text("summary")]
      case .score:
        [text("model"), text("name"), text("developer"), text("country"), json("countries")]
          + date("released")
          + [
            text("metric"), number("value"), number("low"), number("high"), day("as_of"),
            text("accessibility"),
          ]
      }
    return [text("id", "the record's id")] + fields + [text("note", "what to know before use")]
  }

  /// The columns of the table of evidence, which ties every record to its sources.
  static let evidence: [TableColumn] = [
    text("type", "the type of the record that rests on it"), text("id", "the record's id"),
    integer("position", "counts the record's evidence from 0"), text("source", "the source's id"),
    integer("credibility", "Admiralty credibility, 1 confirmed to 6 cannot be judged"),
    text("locator", "where in the source"), json("span", "the characters of the stored text"),
  ]

  /// The rows of that table for a record.
  static func evidence(of record: Record) -> [JSON.Members] {
    record.content.evidence.enumerated().map { index, evidence in
      var row = JSON.Members()
      row["type"] = .string(record.type.rawValue)
      row["id"] = .string(record.id.text)
      row["position"] = .number(Double(index))
      row["source"] = .string(evidence.source.text)
      row["credibility"] = .number(Double(evidence.credibility.rawValue))
      row["locator"] = .text(evidence.locator)
      row["span"] = evidence.span.map {
        .array([.number(Double($0.lowerBound)), .number(Double($0.upperBound))])
      }
      return row
    }
  }

  private static func words(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }

  private static func field(_ name: String, _ kind: Kind, _ meaning: String?) -> TableColumn {
    TableColumn(name: name, kind: kind, meaning: meaning ?? words(name)) { $0[name] }
  }

  private static func text(_ name: String, _ meaning: String? = nil) -> TableColumn {
    field(name, .text, meaning)
  }

  private static func integer(_ name: String, _ meaning: String? = nil) -> TableColumn {
    field(name, .integer, meaning)
  }

  private static func number(_ name: String) -> TableColumn { field(name, .number, nil) }

  private static func day(_ name: String) -> TableColumn { field(name, .day, nil) }

  private static func json(_ name: String, _ meaning: String? = nil) -> TableColumn {
    field(name, .json, meaning ?? "\(words(name)), as JSON")
  }

  private static func date(_ name: String) -> [TableColumn] {
    func bound(_ suffix: String, _ meaning: String, _ day: @escaping @Sendable (EDTF) -> Day)
      -> TableColumn
    {
      TableColumn(
        name: "\(name)_\(suffix)",
        kind: .day,
        meaning: "\(meaning) day that '\(name)' may mean; empty if it is open"
      ) { fields in
        guard case .string(let text)? = fields[name], let date = EDTF(text) else { return nil }
        let bound = day(date)
        return bound == .distantPast || bound == .distantFuture ? nil : .text(bound)
      }
    }
    return [
      TableColumn(name: name, kind: .text, meaning: "\(words(name)), as an EDTF date") { fields in
        guard case .string(let text)? = fields[name] else { return nil }
        return .string(EDTF(text)?.standardText ?? text)
      },
      bound("earliest", "the first") { $0.earliest }, bound("latest", "the last") { $0.latest },
    ]
  }

  private static func quantity(_ name: String) -> [TableColumn] {
    func part(_ part: String, _ suffix: String, _ kind: Kind, _ meaning: String) -> TableColumn {
      TableColumn(name: name + suffix, kind: kind, meaning: meaning) { fields in
        guard case .object(let members)? = fields[name] else { return nil }
        return members[part]
      }
    }
    return [
      part("value", "", .number, words(name)),
      part("min", "_min", .number, "\(words(name)) at least"),
      part("max", "_max", .number, "\(words(name)) at most"),
      part("approximate", "_approximate", .boolean, "whether the source says 'about'"),
    ]
  }
}

extension RecordType {
  /// The name of a table or resource of records of the type: that of its file.
  var tableName: String {
    fileName.dropLast(".jsonl".count).map { $0 == "-" ? "_" : String($0) }.joined()
  }
}
