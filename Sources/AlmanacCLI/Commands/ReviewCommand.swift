internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Show the candidate facts that wait for review, beside their sentences.",
    discussion: """
      Importing news stages what it seems to state. Each candidate has a number, its fields, the
      sentence with the words it rests on in «», what the almanac knows beside it, and the field that
      is missing, if one is. 'accept' makes it a fact, 'reject' turns it down for good.
      On a terminal it goes through them with you, a key for each: a accepts, r rejects and asks why,
      e edits fields, s skips, q quits; what each would conflict with is shown, too.

      Example: almanac review --min-confidence 0.8
      """
  )

  @Option(help: ArgumentHelp("Only those at least so sure, 0 to 1.", valueName: "n"))
  var minConfidence = 0.0
  @Flag(help: "Only print them, on a terminal too.")
  var list = false
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let candidates = try store.openCandidates(leastConfidence: minConfidence)
    if !list, output.format == .table, !candidates.isEmpty, let keyboard = Keyboard() {
      var dialogue = ReviewDialogue(candidates, keyboard)
      if try dialogue.run(in: store) { throw ExitCode(Failure.interrupted) }
      return
    }
    var sheets: [CandidateSheet] = []
    for candidate in candidates {
      sheets.append(try CandidateSheet(candidate, in: store))
    }
    output.print(sheets)
  }
}

extension FormatOptions {
  /// Prints candidates: for reading, or as rows.
  fileprivate func print(_ sheets: [CandidateSheet]) {
    guard format == .table else {
      return print(
        Listing(
          columns: ["Candidate", "Type", "Confidence", "Source", "Fields", "Words", "Missing"]
            .map { Listing.Column(name: $0) },
          rows: sheets.map { sheet in
            Listing.Row(
              cells: [
                String(sheet.candidate.number), sheet.candidate.type.rawValue,
                JSON.numeral(sheet.candidate.confidence), sheet.candidate.source.text,
                sheet.fields, sheet.sentence.words, sheet.gap?.place.field ?? "",
              ],
              json: sheet.json
            )
          }
        )
      )
    }
    let terminal = Terminal.current
    if sheets.isEmpty { Console.write("Nothing waits for review.\n") }
    var source: Slug?
    for sheet in sheets {
      if sheet.candidate.source != source {
        Console.write(terminal.bold("\(sheet.candidate.source)") + "\n")
        source = sheet.candidate.source
      }
      Console.write(sheet.page(terminal))
    }
  }
}
