internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// The facts as schema.org events, and the whole as a dataset, in JSON-LD.
struct LinkedData: FactDocument {
  private var facts: Facts

  init(_ facts: Facts) {
    self.facts = facts
  }

  /// Writes the whole document; it can also stand in the `script` element of a page.
  mutating func write(of store: borrowing Store, to file: inout OutputFile) throws {
    try file.write("{\"@context\":\"https://schema.org\",\"@graph\":[\n")
    try file.write(LinkedData.text(dataset))
    let names = facts.names
    try facts.forEach(facts.keys, of: store) { fact in
      try file.write(",\n" + LinkedData.text(LinkedData.event(fact, names)))
    }
    try file.write("\n]}\n")
  }

  private static func text(_ item: JSON) -> String {
    item.compactText.split(separator: "<", omittingEmptySubsequences: false)
      .joined(separator: "\\u003c")
  }

  private var dataset: JSON {
    let first = facts.keys.lazy.flatMap { [$0.earliest, $0.latest] }.filter(Day.isBound).min()
    let last = facts.keys.lazy.flatMap { [$0.earliest, $0.latest] }.filter(Day.isBound).max()
    let coverage = first.flatMap { first in last.map { "\(first)/\($0)" } }
    return .object([
      "@type": "Dataset", "@id": .string("urn:almanac:snapshot:\(facts.manifest.sha256)"),
      "name": "AI hardware and AI policy",
      "description": .string(
        "\(DerivedFormat.line(facts.manifest)): dated facts on AI accelerators, export rules, "
          + "capital expenditure and model lag, each with its sources."
      ),
      "identifier": .string("sha256:\(facts.manifest.sha256)"),
      "version": .string(facts.manifest.sha256), "temporalCoverage": .text(coverage),
    ])
  }

  private static func event(_ fact: Fact, _ names: Names) -> JSON {
    let exact = fact.date.earliest != .distantPast ? fact.date.earliest : nil
    let end = fact.date.latest != .distantFuture ? fact.date.latest : nil
    var about: [JSON] = []
    for reference in Set(fact.record.content.links.map(\.target)).sorted()
    where reference.kind != .country && reference.kind != .group {
      about.append(
        .object([
          "@type": "Thing", "@id": .string("urn:almanac:\(reference)"),
          "name": .string(names.name(reference)),
        ])
      )
    }
    return .object([
      "@type": "Event", "@id": .string("urn:almanac:\(fact.record.reference)"),
      "additionalType": .string(fact.record.type.rawValue), "name": .string(fact.headline),
      "startDate": .text(exact), "endDate": .text(end), "description": .text(fact.summary),
      "identifier": .string(fact.record.reference.description),
      "about": about.isEmpty ? nil : .array(about),
      "subjectOf": fact.citations.isEmpty ? nil : .array(fact.citations.map(LinkedData.work)),
    ])
  }

  private static func work(_ citation: Fact.Citation) -> JSON {
    let source = citation.source
    return .object([
      "@type": "CreativeWork", "@id": .string("urn:almanac:source:\(source.id)"),
      "name": .string(source.title), "url": .text(source.url.flatMap(WebAddress.safe)),
      "publisher": source.publisher.map {
        .object(["@type": "Organization", "name": .string($0)])
      },
      "datePublished": source.published.isExactDay ? .text(source.published.earliest) : nil,
      "inLanguage": .string(source.language.text),
    ])
  }
}

extension Day {
  /// Whether a day is one, and does not stand for an open end.
  fileprivate static func isBound(_ day: Day) -> Bool {
    day != .distantPast && day != .distantFuture
  }
}
