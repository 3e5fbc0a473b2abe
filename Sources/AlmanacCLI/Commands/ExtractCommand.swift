internal import Almanac
internal import AlmanacImport
internal import AlmanacStore
internal import ArgumentParser

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read news: what it mentions, and what facts it seems to state, as JSON.",
    discussion: """
      Prints one JSON object an item: language, title, published, mentions (accelerators,
      architectures, organizations, countries, models, money, durations, percentages, multiples,
      dates) and candidate facts, each with its characters in the text and a confidence. Nothing is
      recorded. With --names no almanac is needed. Another program can read instead (--extractor):
      it is started for each item, gets {"text", "title", "published", "language", "publisher",
      "url"} on standard input, and answers with what this command would print.

      Example: almanac extract article.html --names Seeds/accelerators.jsonl \\
                 --names Seeds/organizations.jsonl
      """
  )

  @Argument(help: "The files or folders; - is standard input.", completion: .file())
  var files: [String]
  @Option(
    help: ArgumentHelp(
      "Take the names to find from this file of records, not from the almanac; may be repeated.",
      valueName: "file"
    ),
    completion: .file()
  )
  var names: [String] = []
  @OptionGroup var news: NewsOptions
  @OptionGroup var extraction: ExtractorOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    NewsExtractor.keepMemory()
    var extractor =
      names.isEmpty
      ? NewsExtractor(try database.open().names()) : try NewsExtractor(recordsIn: names)
    extractor.details = news.details
    extractor.form = news.form
    extractor.extractor = extraction.program
    if extraction.extractor != nil { Interruption.watch() }
    for file in try files.flatMap({ try extractor.files(of: $0) }) {
      do {
        for line in try extractor.lines(of: file) { Console.write(line) }
      } catch {
        if Interruption.isWanted { throw ExitCode(Failure.interrupted) }
        throw error
      }
    }
  }
}
