public import Almanac

/// A record made ready to be written: all that takes time and needs no almanac is done.
///
/// It can be made on any task, so that importers prepare in parallel and write from one place. It
/// has an identity only for speed: to hand it on is to count one reference, not one for each part.
public final class PreparedRecord: Sendable {
  /// The record.
  public let record: Record

  /// Its type.
  public let type: RecordType

  /// Its id.
  public let id: Slug

  /// Its fields in the record format.
  let fields: JSON.Members

  /// The SHA-256 of its canonical form.
  let digest: [UInt8]

  /// What it names.
  let links: [Link]

  /// Who says so.
  let evidence: [Evidence]

  /// When it was so, as written and as its first and last day; open where it has no date.
  let event: (text: String, earliest: String, latest: String)

  /// Since when the public can know it, if that does not depend on its sources.
  let ownPublicTime: PublicTime?

  /// The words by which it is found, as the index wants them.
  let words: IndexedWords

  /// Prepares a record.
  ///
  /// - Parameter record: The record.
  /// - Complexity: O(*n*) for a record of *n* bytes.
  public init(_ record: Record) {
    self.record = record
    type = record.type
    let content = record.content
    id = content.id
    fields = record.fields
    digest = Checksum.digest(JSON.object(fields).canonical)
    links = content.links
    evidence = content.evidence
    let happened = content.happened
    event = (
      happened?.text ?? "", (happened?.earliest ?? .distantPast).description,
      (happened?.latest ?? .distantFuture).description
    )
    ownPublicTime = PublicTime(ownOf: record)
    words = IndexedWords(content.words)
  }
}

/// A record's words in the form in which they are indexed; shared, as ``PreparedRecord`` is.
final class IndexedWords: Sendable {
  let title: String
  let names: String
  let body: String
  let text: String

  init(_ words: SearchWords) {
    title = SearchText.indexed(words.title)
    names = IndexedWords.joined(words.names)
    body = IndexedWords.joined(words.body)
    text = SearchText.indexed(words.text)
  }

  /// How many bytes they are.
  var size: Int { title.utf8.count + names.utf8.count + body.utf8.count + text.utf8.count }

  private static func joined(_ parts: [String]) -> String {
    switch parts.count {
    case 0: ""
    case 1: SearchText.indexed(parts[0])
    default: SearchText.indexed(parts.joined(separator: " ; "))
    }
  }
}
