/// What one jurisdiction says on one track of several chips going to several destinations.
public struct StatusMatrix: Hashable, Sendable {
  /// Whose word on what.
  public let side: RuleEngine.Side
  /// The rows.
  public let accelerators: [Accelerator]
  /// The columns.
  public let destinations: [CountryCode]
  /// The answers, row by row; `nil` where the side has no say on a destination.
  public let cells: [[TrackVerdict?]]
  /// The case that all of them share; its chip and destination do not matter.
  public let question: RuleEngine.Case?

  /// The table, verdicts by destination.
  public var json: JSON {
    var members = JSON.Members()
    members.add("jurisdiction", side.jurisdiction)
    members.add("track", side.track)
    members.add("on", question?.on)
    members.add("known_on", question.map { .text($0.knownOn) ?? .null })
    members.add("transaction", question?.transaction)
    members.add("headquarters", question.map { .text($0.headquarters) ?? .null })
    members.add(
      "rows",
      JSON.array(
        zip(accelerators, cells).map { accelerator, row in
          let verdicts = zip(destinations, row).map { destination, cell in
            JSON.Members.Member(destination.text, .text(cell?.verdict) ?? .null)
          }
          return .object([
            "accelerator": .string(accelerator.id.text),
            "verdicts": .object(JSON.Members(verdicts)),
          ])
        }
      )
    )
    return .object(members)
  }
}

extension RuleEngine {
  /// Decides every pair of a chip and a destination.
  ///
  /// - Parameters:
  ///   - chips: The rows.
  ///   - destinations: The columns.
  ///   - side: Whose rules.
  ///   - on: The day.
  ///   - knownOn: The day whose public knowledge counts.
  ///   - transaction: What is done with the chips.
  ///   - headquarters: The seat of the buyers or their ultimate parents.
  /// - Returns: The table.
  /// - Complexity: One decision a pair.
  public func matrix(
    of chips: [Accelerator],
    to destinations: [CountryCode],
    side: Side,
    on: Day,
    knownOn: Day? = nil,
    transaction: Ruling.Transaction = .export,
    headquarters: CountryCode? = nil
  ) -> StatusMatrix {
    var shared: Case?
    let cells = chips.map { chip in
      destinations.map { destination in
        let question = Case(
          chip,
          to: destination,
          on: on,
          knownOn: knownOn,
          transaction: transaction,
          headquarters: headquarters
        )
        shared = question
        return decide(question).verdicts.first { $0.side == side }
      }
    }
    return StatusMatrix(
      side: side,
      accelerators: chips,
      destinations: destinations,
      cells: cells,
      question: shared
    )
  }
}
