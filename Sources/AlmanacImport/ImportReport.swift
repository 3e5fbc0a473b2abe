public import Almanac
public import AlmanacStore

/// What an import did.
public struct ImportReport: Hashable, Sendable {
  /// The batch as the ledger keeps it; number 0 if nothing changed.
  public let batch: Batch

  /// What became of the records, by type.
  public let outcomes: [RecordType: Outcomes]

  /// What became of the records of one type.
  public struct Outcomes: Hashable, Sendable {
    /// Records that were not there before.
    public var added = 0
    /// Records that are different now.
    public var revised = 0
    /// Records that were there already, the same.
    public var unchanged = 0
  }

  /// Articles that were read, with what they mention.
  public let articles: [Source]

  /// How many candidate facts from them wait for review now.
  public let staged: Int
}

/// Why an import wrote nothing: every bad record that was found.
public struct ImportError: Error, Hashable, Sendable {
  /// The first problems, in the order of the input.
  public let problems: [Problem]

  /// How many problems there are in all.
  public let count: Int

  /// An error of some problems; the first are kept in full.
  ///
  /// - Parameter problems: All of them, at least one.
  public init(_ problems: [Problem]) {
    self.init(problems: Array(problems.prefix(ImportError.most)), count: problems.count)
  }

  init(problems: [Problem], count: Int) {
    self.problems = problems
    self.count = count
  }

  /// The most problems that are kept in full.
  public static let most = 20
}

extension ImportError: CustomStringConvertible {
  /// Every problem that was kept, and how many more there are.
  public var description: String {
    var lines = problems.map(\.description)
    if count > problems.count { lines.append("and \(count - problems.count) more") }
    return lines.joined(separator: "\n")
  }
}
