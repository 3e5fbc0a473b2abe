internal import Almanac
internal import AlmanacStore

/// What a derived format is written from: the records of a cut, in memory.
struct Contents {
  /// The records of each type, by id.
  private(set) var records: [RecordType: [Record]] = [:]
  /// Names and grades.
  private(set) var names = Names()
  /// The sources, by id.
  private(set) var sources: [Slug: Source] = [:]
  /// The facts that were asked for, where others only came along.
  private let chosen: Set<Reference>?
  /// The manifest of the snapshot that would be written from the same cut.
  let manifest: Manifest

  /// Reads a cut.
  init(
    _ filter: TimelineFilter,
    of store: borrowing Store,
    _ progress: (Int) -> Void = { _ in }
  ) throws {
    chosen = try filter.isFiltered ? Set(store.selection(filter)) : nil
    var cut = try Cut(filter, of: store)
    var files: [Manifest.File] = []
    var total = 0
    for type in RecordType.allCases {
      var list: [Record] = []
      var checksum = Checksum.Running()
      try cut.forEach(type, of: store) { record in
        checksum.add(JSON.object(record.fields).canonical + [UInt8(ascii: "\n")])
        list.append(record)
        if (total + list.count).isMultiple(of: 1000) { progress(total + list.count) }
      }
      total += list.count
      if list.isEmpty { continue }
      files.append(.init(name: type.fileName, records: list.count, sha256: checksum.value))
      records[type] = list
      for record in list {
        names.add(record)
        if case .source(let source) = record { sources[source.id] = source }
      }
    }
    manifest = Manifest(clocks: filter.clocks, filters: filter.members, files: files)
  }

  /// What happened, oldest first: the facts that a timeline with the same filter shows.
  var facts: [Fact] {
    let kinds: Set<RecordType> = [.ruling, .event, .statement, .capex, .lag, .accelerator, .model]
    var facts: [Fact] = []
    for record in records.values.joined() {
      guard let date = record.content.happened else { continue }
      let isShown =
        chosen.map { $0.contains(record.reference) }
        ?? (kinds.contains(record.type)
          || sources[record.id]?.text != nil && record.type == .source)
      if isShown { facts.append(fact(record, date)) }
    }
    return facts.sorted { $0.order < $1.order }
  }

  /// The name of a record that another one names, or its id.
  func name(_ reference: Reference) -> String { names.name(reference) }

  private func fact(_ record: Record, _ date: EDTF) -> Fact {
    var cited: [Fact.Citation] = []
    var days: [Day] = []
    if case .source(let source) = record { days = [source.published.latest] }
    for evidence in record.content.evidence {
      guard let source = sources[evidence.source] else { continue }
      days.append(source.published.latest)
      cited.append(Fact.Citation(source: source, evidence: evidence))
    }
    return Fact(
      record: record,
      date: date,
      headline: names.headline(of: record),
      citations: cited.sorted { ($0.grade, $0.source.id) < ($1.grade, $1.source.id) },
      known: days.min() ?? date.latest
    )
  }
}

/// A fact of a timeline, with who says so.
struct Fact {
  /// A source as evidence of a fact.
  struct Citation {
    let source: Source
    let evidence: Evidence

    var grade: Grade { Grade(source.reliability, evidence.credibility) }
  }

  let record: Record
  let date: EDTF
  let headline: String
  /// Who says so, best grade first.
  let citations: [Citation]
  /// The day since which the public could know.
  let known: Day

  /// The best grade.
  var grade: Grade? { citations.first?.grade }

  /// A summary, where the type has one.
  var summary: String? {
    switch record {
    case .ruling(let ruling): ruling.summary
    case .event(let event): event.summary
    case .lag(let lag): lag.summary
    default: nil
    }
  }

  /// A name for the fact that is the same in every export, made of its reference.
  var uuid: String {
    var digits = Array(Checksum.of("almanac:\(record.reference)".utf8).prefix(32))
    // RFC 9562, version 8: bits of our own choosing.
    digits[12] = "8"
    digits[16] = "8"
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }

  fileprivate var order: (Day, Day, String, String) {
    (date.earliest, date.latest, record.type.rawValue, record.id.text)
  }
}
