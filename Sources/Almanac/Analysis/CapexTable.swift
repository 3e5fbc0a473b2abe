/// A subject's spending: what is recorded of it, and the sum of its members if it is a group.
public struct CapexTable: Hashable, Sendable {
  /// The subject.
  public let subject: Slug
  /// What is recorded of the subject itself; of a group, what analysts say of the whole.
  public let figures: [CapexFigure]
  /// What a group's members spent together; empty for an organization.
  public let sums: [CapexFigure]
  /// The records left out because no exchange rate is known for their period.
  public let unconverted: [Slug]

  /// A subject's spending.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - figures: What is recorded of the subject itself.
  ///   - sums: What a group's members spent together.
  ///   - unconverted: The records left out for want of a rate.
  public init(
    subject: Slug,
    figures: [CapexFigure],
    sums: [CapexFigure],
    unconverted: [Slug]
  ) {
    self.subject = subject
    self.figures = figures
    self.sums = sums
    self.unconverted = unconverted
  }

  /// The table with the records that each figure rests on.
  public var json: JSON {
    var members = JSON.Members()
    members.add("subject", subject)
    members.add("figures", JSON.array(figures.map(\.json)))
    members.add("sums", list: sums, \.json)
    members.add("unconverted", list: unconverted)
    return .object(members)
  }
}

extension CapexAnalysis {
  /// Everything about one subject's spending.
  ///
  /// - Parameter subject: An organization or a group.
  /// - Returns: Its figures, and a group's sums.
  /// - Throws: ``Problem`` when there is no such organization, with the nearest id.
  public func table(of subject: String) throws(Problem) -> CapexTable {
    guard let id = Slug(subject), let organization = organizations[id] else {
      let near = Spelling.nearest(to: subject, among: organizations.keys.map(\.text).sorted())
      throw Problem(
        "there is no organization '\(subject.quotable)'",
        remedy: near.map { "did you mean '\($0)'?" } ?? "add the organization first"
      )
    }
    let isGroup = !organization.members.isEmpty
    let concerned = isGroup ? leaves(of: id) + [id] : [id]
    return CapexTable(
      subject: id,
      figures: figures(of: id),
      sums: isGroup ? sums(of: id) : [],
      unconverted: concerned.flatMap(unconverted(of:))
    )
  }
}
