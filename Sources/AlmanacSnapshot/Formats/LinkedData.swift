internal import Almanac

/// The facts as schema.org events, and the whole as a dataset, in JSON-LD.
struct LinkedData {
  private let contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  /// The whole document; it can also stand in the `script` element of a page.
  var text: String {
    let facts = contents.facts
    let items = [dataset(facts)] + facts.map(event)
    let graph = items.map(\.compactText).joined(separator: ",\n")
    let text = "{\"@context\":\"https://schema.org\",\"@graph\":[\n\(graph)\n]}\n"
    return text.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }

  private func dataset(_ facts: [Fact]) -> JSON {
    let days = facts.flatMap { [$0.date.earliest, $0.date.latest] }.filter {
      $0 != .distantPast && $0 != .distantFuture
    }
    let coverage = days.min().flatMap { first in days.max().map { "\(first)/\($0)" } }
    return .object([
      "@type": "Dataset", "@id": .string("urn:almanac:snapshot:\(contents.manifest.sha256)"),
      "name": "AI hardware and AI policy",
      "description": .string(
        "\(DerivedFormat.line(contents.manifest)): dated facts on AI accelerators, export rules, "
          + "capital expenditure and model lag, each with its sources."
      ),
      "identifier": .string("sha256:\(contents.manifest.sha256)"),
      "version": .string(contents.manifest.sha256), "temporalCoverage": .text(coverage),
    ])
  }

  private func event(_ fact: Fact) -> JSON {
    let exact = fact.date.earliest != .distantPast ? fact.date.earliest : nil
    let end = fact.date.latest != .distantFuture ? fact.date.latest : nil
    var about: [JSON] = []
    for reference in Set(fact.record.content.links.map(\.target)).sorted()
    where reference.kind != .country && reference.kind != .group {
      about.append(
        .object([
          "@type": "Thing", "@id": .string("urn:almanac:\(reference)"),
          "name": .string(contents.name(reference)),
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
