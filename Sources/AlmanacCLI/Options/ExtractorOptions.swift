internal import AlmanacImport
internal import ArgumentParser

/// Another program that reads news.
struct ExtractorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let another program read the news: it gets each item as a JSON object on standard input, "
        + "and answers as 'extract' prints.",
      valueName: "command"
    )
  )
  var extractor: String?
  @Option(help: ArgumentHelp("How long it may take for an item.", valueName: "seconds"))
  var extractorSeconds = 30.0

  func validate() throws {
    guard extractorSeconds > 0, extractorSeconds <= 86_400 else {
      throw ValidationError("--extractor-seconds is a number above 0, up to 86400.")
    }
    if let extractor, !extractor.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("--extractor needs a command.")
    }
  }

  /// The program, if one is named; what it says on standard error is passed on.
  var program: ExternalExtractor? {
    guard let extractor else { return nil }
    var program = ExternalExtractor(extractor, seconds: extractorSeconds)
    program.onRemark = { Console.note(DisplayText.safe($0)) }
    program.isStopped = { Interruption.isWanted }
    return program
  }
}
