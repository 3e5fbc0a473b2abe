public import Almanac
public import AlmanacStore

/// What an import did.
public struct ImportReport: Hashable, Sendable {
  /// The batch as the ledger keeps it; number 0 if nothing changed.
  public let batch: Batch

  /// The batches that were kept, if the import was split into several.
  public let batches: [Batch]

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
    /// Records that the almanac has otherwise, and that were passed over.
    public var skipped = 0
    /// Bad records, as far as their type can be told.
    public var rejected = 0
  }

  /// Articles that were read, with what they mention.
  public let articles: [Source]

  /// How many candidate facts from the articles wait for review now.
  public let staged: Int

  /// Articles that tell the same story as another source.
  public let copies: [Copy]

  /// What was found that a person may want to act on: the first ``mostNotices``.
  public let notices: [Notice]

  /// How much was found in all.
  public let noticeCount: Int

  /// The most notices that are kept.
  public static let mostNotices = 20

  /// How many bad records were put aside, of any type.
  public let rejected: Int

  /// How many rows a mapping passed over, and files of folders that are neither records nor news.
  public let passedOver: Int

  /// How long it took.
  public let duration: Duration

  /// An article that tells the same story as another.
  public struct Copy: Hashable, Sendable {
    /// The article.
    public let copy: Slug
    /// The source that was there before.
    public let original: Slug
  }
}

/// Why an import wrote nothing: every bad record that was found.
public struct ImportError: Error, Hashable, Sendable {
  /// The first problems, in the order of the input.
  public let problems: [Problem]

  /// How many problems there are in all.
  public let count: Int

  /// The batches that were kept before, if the import was split into several.
  public let kept: [Batch]

  /// An error of some problems; the first are kept in full.
  ///
  /// - Parameter problems: All of them, at least one.
  public init(_ problems: [Problem]) {
    self.init(problems: Array(problems.prefix(ImportError.most)), count: problems.count)
  }

  init(problems: [Problem], count: Int, kept: [Batch] = []) {
    self.kept = kept
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
    if !kept.isEmpty {
      let numbers = kept.map { String($0.number) }.joined(separator: ", ")
      lines.append(
        "The batches before it are kept (\(numbers)); mend this and run the same command again."
      )
    }
    return lines.joined(separator: "\n")
  }
}
