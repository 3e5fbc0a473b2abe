internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Make candidates facts, with the words they were read from as evidence.",
    discussion: """
      After the numbers, FIELD=VALUE changes a field, as for 'revise'. --all takes every candidate
      that lacks nothing.

      Example: almanac accept 3 scope=ai-infrastructure
      """
  )

  @Argument(help: "The candidates' numbers, then changes to their fields.")
  var words: [String] = []
  @Flag(help: "All that lack nothing.")
  var all = false
  @Option(help: ArgumentHelp("With --all: only those at least so sure, 0 to 1.", valueName: "n"))
  var minConfidence = 0.0
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard all != words.contains(where: { Int($0) != nil }) else {
      throw ValidationError("Name candidates by number, or give --all.")
    }
    if let word = words.first(where: { Int($0) == nil && FieldEdit($0) == nil }) {
      throw ValidationError("'\(word)' is neither a number nor FIELD=VALUE.")
    }
  }

  func run() throws {
    let store = try database.open()
    let edits = words.compactMap { FieldEdit($0) }
    let numbers = all ? try complete(store, edits) : words.compactMap { Int($0) }
    if numbers.isEmpty { return Console.write("Nothing to accept.\n") }
    let batch = try store.accept(numbers, edits, program: Program.name)
    Console.write(batch.words(false) + "\n")
  }

  /// The candidates that could become facts as they are; it is said how many could not.
  private func complete(_ store: borrowing Store, _ edits: [FieldEdit]) throws -> [Int] {
    var numbers: [Int] = []
    var left = 0
    for candidate in try store.openCandidates(leastConfidence: minConfidence) {
      if try store.obstacle(to: candidate, edits) == nil {
        numbers.append(candidate.number)
      } else {
        left += 1
      }
    }
    if left > 0 {
      Console.note(
        "\(left) of them \(left == 1 ? "lacks" : "lack") something and \(left == 1 ? "is" : "are") left: almanac review --list"
      )
    }
    return numbers
  }
}
