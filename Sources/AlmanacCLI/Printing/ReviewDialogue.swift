internal import Almanac
internal import AlmanacStore

/// Goes through the candidates with a person: a key for each.
struct ReviewDialogue {
  private let candidates: [Candidate]
  private let keyboard: Keyboard
  private let terminal = Terminal.current
  private var accepted = 0
  private var rejected = 0

  /// What became of a candidate.
  private enum Turn { case next, stay, quit, interrupt }

  private static let keys = "[a]ccept  [r]eject  [e]dit  [s]kip  [q]uit  [?] "

  private static let help = """
    a  accept: it becomes a fact, with the words as evidence
    r  reject: it is turned down for good; you are asked why
    e  edit: give fields as FIELD=VALUE, FIELD+=VALUE or FIELD=, an empty line ends
    s  skip: it waits for the next time
    q  quit: all that was decided is kept
    Each decision is a batch of its own, which 'almanac undo' takes back.

    """

  /// A dialogue about some candidates.
  init(_ candidates: [Candidate], _ keyboard: Keyboard) {
    self.candidates = candidates
    self.keyboard = keyboard
  }

  /// Asks about one candidate after the other.
  ///
  /// - Parameter store: The almanac.
  /// - Returns: Whether the person pressed Ctrl-C.
  /// - Throws: What the store refuses, other than a candidate that lacks something.
  mutating func run(in store: borrowing Store) throws -> Bool {
    var turn = Turn.next
    for (index, candidate) in candidates.enumerated() {
      turn = try ask(about: candidate, "\(index + 1) of \(candidates.count)", store)
      if turn == .quit || turn == .interrupt { break }
    }
    let left = candidates.count - accepted - rejected
    Console.write("\(accepted) accepted, \(rejected) rejected, \(left) left.\n")
    return turn == .interrupt
  }

  private mutating func ask(
    about candidate: Candidate,
    _ position: String,
    _ store: borrowing Store
  ) throws -> Turn {
    var edits: [FieldEdit] = []
    var isShown = false
    while true {
      if !isShown {
        let sheet = try CandidateSheet(candidate, edits, in: store, findingConflicts: true)
        Console.write("\(terminal.bold("\(candidate.source)"))  \(position)\n")
        Console.write(sheet.page(terminal))
        isShown = true
      }
      let key = keyboard.key(ReviewDialogue.keys)
      Console.write(ReviewDialogue.echo(of: key) + "\n")
      let turn: Turn
      switch key {
      case .character("a"): turn = try accept(candidate, edits, store)
      case .character("r"): turn = try reject(candidate, store)
      case .character("e"):
        edits += readEdits()
        isShown = false
        turn = .stay
      case .character("s"): turn = .next
      case .character("q"), .end: turn = .quit
      case .interrupt: turn = .interrupt
      default:
        Console.write(ReviewDialogue.help)
        turn = .stay
      }
      if turn != .stay { return turn }
    }
  }

  private mutating func accept(
    _ candidate: Candidate,
    _ edits: [FieldEdit],
    _ store: borrowing Store
  ) throws -> Turn {
    do throws(StoreError) {
      let batch = try store.accept([candidate.number], edits, program: Program.name)
      Console.write("\(batch.words(false))\n")
      accepted += 1
      return .next
    } catch {
      guard error.kind == .invalid else { throw error }
      var problem = error.problem
      problem.remedy = problem.place.field.map { "press e, and give it: \($0)=…" } ?? problem.remedy
      Console.write(DisplayText.safe("\(problem)") + "\n")
      return .stay
    }
  }

  private mutating func reject(_ candidate: Candidate, _ store: borrowing Store) throws -> Turn {
    Console.write("Why? ")
    guard let why = keyboard.line(), why.contains(where: { !$0.isWhitespace }) else {
      Console.write("Not rejected: it needs a reason.\n")
      return .stay
    }
    let batch = try store.reject([candidate.number], why: why, program: Program.name)
    Console.write("1 rejected, as batch \(batch.number).\n")
    rejected += 1
    return .next
  }

  private func readEdits() -> [FieldEdit] {
    var edits: [FieldEdit] = []
    while true {
      Console.write("FIELD=VALUE: ")
      guard let line = keyboard.line(), !line.isEmpty else { return edits }
      if let edit = FieldEdit(line) {
        edits.append(edit)
      } else {
        Console.write("That is no FIELD=VALUE; an empty line ends.\n")
      }
    }
  }

  private static func echo(of key: Keyboard.Key) -> String {
    switch key {
    case .character(let character): DisplayText.safe(String(character))
    case .interrupt: "^C"
    case .end: "^D"
    case .other: ""
    }
  }
}
