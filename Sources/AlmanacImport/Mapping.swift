public import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// How the rows of a table, or foreign JSON objects, become records.
public struct Mapping: Hashable, Sendable {
  /// The type of the records.
  public let type: RecordType
  /// The template of a record's id.
  let id: String
  /// The template of a name by which the almanac may know the record already.
  let knownAs: String?
  /// The record's fields, with where they come from.
  let fields: [Field]
  /// The conditions a row must meet.
  let filters: [Filter]
  /// What every record has as its evidence.
  let evidence: EvidenceTemplate?
  /// What stands between fields of a table, if it is not to be recognized.
  let separator: UInt8?
  /// What stands before the fraction of a number.
  let decimal: Character
  /// The member that holds the list of rows, in JSON.
  let list: String?
  /// What becomes of a record that the almanac has otherwise, if the user does not say.
  public let onChange: ChangePolicy

  /// A field and how it is made.
  struct Field: Hashable, Sendable {
    /// How a cell is read.
    enum Reading: String, CaseIterable, Sendable {
      case text, number, quantity, money, currency, date, id, organization, list, boolean
    }

    /// The record's field; `a.b` is the member `b` of the object `a`.
    let name: String
    /// The column, if it comes from one.
    let column: String?
    /// A template, if it comes from several.
    let template: String?
    /// A value for every record.
    let value: JSON?
    let reading: Reading
    let factor: Factor
    let format: String?
    let words: [String: String]
    /// Whether a word that is not among `words` leaves the field out.
    let isOnlyWords: Bool
    /// What separates the items of a cell; without the reading `list`, the first item is taken.
    let split: String?
  }

  /// A condition on a column.
  struct Filter: Hashable, Sendable {
    let column: String
    let isOneOf: [String]?
    let isNoneOf: [String]?
    let isFilled: Bool?
  }

  /// What says so.
  struct EvidenceTemplate: Hashable, Sendable {
    let source: String
    let credibility: Double
    let locator: String?
  }

  /// The cells that say nothing, in lower case.
  static let blanks: Set = [
    "", "-", "–", "—", "n/a", "na", "#n/a", "null", "none", "nan", "unknown", "?",
  ]

  /// The mappings that come with the program.
  public static var shippedNames: [String] {
    EmbeddedFile.all(in: .mappings).map { String($0.name.dropLast(".json".count)) }
  }

  /// A mapping by the name of a shipped one, or from a file.
  ///
  /// - Parameter name: `epoch-hardware`, `epoch-models`, `federal-register`, or a path.
  /// - Throws: ``Almanac/Problem`` with the file and the member that is wrong.
  public init(named name: String) throws(Problem) {
    let shipped = EmbeddedFile.all(in: .mappings).first { $0.name == "\(name).json" }
    if let shipped {
      try self.init(shipped.bytes, name: shipped.name)
      return
    }
    do throws(Problem) {
      let file = try InputFile(path: name)
      try self.init(try file.contents(atMost: 1024 * 1024), name: name)
    } catch {
      guard !name.contains("/"), !name.contains("."), error.what.hasSuffix("no such file") else {
        throw error
      }
      throw Problem(
        "there is no mapping '\(name)'",
        remedy: "use one of: \(Mapping.shippedNames.joined(separator: ", ")), or name a file"
      )
    }
  }
}
