internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Show where records cannot all be right, who says what, and what was decided.",
    discussion: """
      Kinds: value (a figure), date, verdict (what is allowed), claim (whether it is so at all). \
      Figures conflict when their bounds do not touch; what has been replaced is not in conflict. \
      Ends with 1 if any conflict is open.

      With --resolve a conflict is decided: for one of its records, or, without --prefer, for none, as \
      where two measure different things. The decision is a record of type 'resolution': 'show' tells \
      it beside the records, 'undo' takes it back. When one of the records changes afterwards, the \
      conflict is open again.

      Example: almanac conflicts --kind value
      Example: almanac conflicts --resolve deepseek-v3 --prefer model:deepseek-v3 \
      --why "its paper gives the day"
      """
  )

  @Option(help: "Only this kind; may be repeated.")
  var kind: [Conflict.Kind] = []
  @Flag(help: "Also those that are resolved.")
  var all = false
  @Option(
    help: ArgumentHelp(
      "Decide the conflict that this record is in; repeat it to tell one conflict from another.",
      valueName: "id"
    )
  )
  var resolve: [String] = []
  @Option(help: ArgumentHelp("The record that is right.", valueName: "id"))
  var prefer: String?
  @Option(help: "Why it is decided so.")
  var why: String?
  @Option(help: ArgumentHelp("When it was decided; today (UTC) if not given.", valueName: "date"))
  var decided: EDTF?
  @Flag(help: "Report what would be decided, and write nothing.")
  var dryRun = false
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard resolve.isEmpty else {
      guard let why, why.contains(where: { !$0.isWhitespace }) else {
        throw ValidationError("--resolve needs a reason: --why.")
      }
      guard clocks.clocks == .now, !all else {
        throw ValidationError(
          "--resolve decides what is in conflict now: give it without --all, "
            + "--known-on and --recorded-at."
        )
      }
      return
    }
    guard prefer == nil, why == nil, decided == nil, !dryRun else {
      throw ValidationError("--prefer, --why, --decided and --dry-run go with --resolve.")
    }
  }

  func run() throws {
    if resolve.isEmpty { try database.read(answer) } else { try decide(try database.open()) }
  }

  private func answer(_ store: borrowing Store) throws {
    let found = try store.conflicts(as: clocks.clocks).filter {
      kind.isEmpty || kind.contains($0.kind)
    }
    let report = try ConflictReport(found, showsResolved: all, in: store, as: clocks.clocks)
    output.print(report)
    if report.openCount > 0 { throw ExitCode(Failure.finding) }
  }

  private func decide(_ store: borrowing Store) throws {
    let records = try (resolve + [prefer].compactMap(\.self)).map { try store.resolveOne($0) }
    let conflict = try store.conflict(between: records, of: kind)
    let (resolution, batch) = try store.resolve(
      conflict,
      as: ConflictDecision(
        prefers: prefer == nil ? nil : records.last,
        decided: decided ?? EDTF(Day.today),
        why: why ?? ""
      ),
      program: Program.name,
      isRehearsal: dryRun
    )
    var page = Page(Terminal.current)
    page.paragraph("\(conflict.kind.rawValue): \(conflict.subject)")
    page.paragraph(try store.headline(of: resolution), indent: 2)
    page.paragraph(resolution.reference.description, indent: 4, isFaint: true)
    page.paragraph(batch.words(dryRun))
    Console.write(page.text)
  }
}
