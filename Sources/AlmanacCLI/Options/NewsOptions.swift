internal import Almanac
internal import AlmanacImport
internal import ArgumentParser

/// What an item of news does not say about itself.
struct NewsOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: "Read as records, csv, text, html, feed or opml; recognized if not given."
  )
  var form: InputForm?
  @Option(help: ArgumentHelp("When the news was published, if it does not say.", valueName: "date"))
  var published: EDTF?
  @Option(help: "The news' title, if it does not say.")
  var title: String?
  @Option(help: "Who published the news, if it does not say.")
  var publisher: String?
  @Option(help: "The news' address, if it does not say.")
  var url: String?
  @Option(
    help: ArgumentHelp("The news' language, instead of the recognized one.", valueName: "tag")
  )
  var language: LanguageTag?

  /// The details.
  var details: NewsDetails {
    var details = NewsDetails()
    details.published = published
    details.title = title
    details.publisher = publisher
    details.url = url
    details.language = language
    return details
  }
}
