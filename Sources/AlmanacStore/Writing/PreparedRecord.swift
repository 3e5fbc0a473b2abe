public import Almanac
internal import AlmanacSQLite

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

  /// What it says and names, as the rows that a revision of it has.
  let rows: RowBuffer

  /// The SHA-256 of its canonical form.
  let digest: [UInt8]

  /// What it names.
  let links: [Link]

  /// The sources that say so.
  let sources: [Slug]

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
    let (content, fields) = record.contentAndFields
    id = content.id
    let canonical = JSON.object(fields).canonical
    digest = Checksum.digest(canonical)
    links = content.links
    rows = PreparedRecord.rows(type, fields, links, size: canonical.count)
    sources = content.evidence.map(\.source)
    let happened = content.happened
    event = (
      happened?.text ?? "", (happened?.earliest ?? .distantPast).description,
      (happened?.latest ?? .distantFuture).description
    )
    ownPublicTime = PublicTime(ownOf: record)
    words = IndexedWords(content.words)
  }

  private static func rows(
    _ type: RecordType,
    _ fields: JSON.Members,
    _ links: [Link],
    size: Int
  ) -> RowBuffer {
    var rows = RowBuffer()
    // Most records are a row, one more for each of a few lists, and their links.
    rows.reserve(rows: 4 + 2 * links.count, bytes: size + 256)
    Table.of(type).add(fields, to: &rows)
    for link in links {
      rows.begin(
        """
        INSERT OR IGNORE INTO link (revision_id, target_type, target_id, field)
        VALUES (?1, ?2, ?3, ?4)
        """
      )
      rows.bind(link.target.kind.name)
      rows.bind(link.target.id)
      rows.bind(link.field)
      rows.end()
    }
    return rows
  }
}

/// A record's words in the form in which they are indexed; shared, as ``PreparedRecord`` is.
final class IndexedWords: Sendable {
  /// The row of the full text; its key is the revision.
  let row: RowBuffer

  /// How many bytes they are.
  let size: Int

  /// Prepares words.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - statement: What takes them; its parameters are the revision, then title, names, body, text.
  init(_ words: SearchWords, for statement: SQL = insertion) {
    let parts = [
      SearchText.indexed(words.title), IndexedWords.joined(words.names),
      IndexedWords.joined(words.body), SearchText.indexed(words.text),
    ]
    size = parts.reduce(0) { $0 + $1.utf8.count }
    var row = RowBuffer()
    row.reserve(rows: 1, bytes: size + 32)
    row.begin(statement)
    for part in parts { row.bind(part) }
    row.end()
    self.row = row
  }

  private static let insertion: SQL = """
    INSERT INTO full_text (rowid, title, names, body, text) VALUES (?1, ?2, ?3, ?4, ?5)
    """

  private static func joined(_ parts: [String]) -> String {
    switch parts.count {
    case 0: ""
    case 1: SearchText.indexed(parts[0])
    default: SearchText.indexed(parts.joined(separator: " ; "))
    }
  }
}
