internal import Almanac
internal import AlmanacExtract
internal import AlmanacFiles

/// Another program that reads news: it gets an item as JSON, and answers as `extract` prints.
public struct ExternalExtractor: Sendable {
  /// The command, for the shell.
  public let command: String

  /// How long it may take for an item, in seconds.
  public let seconds: Double

  /// Takes what the program says on standard error.
  public var onRemark: @Sendable (String) -> Void = { _ in }

  /// Asked ten times a second whether to stop.
  public var isStopped: @Sendable () -> Bool = { false }

  /// The most that a program may answer for one item, in bytes.
  public static let mostOutput = 16 * 1024 * 1024

  /// An extractor.
  ///
  /// - Parameters:
  ///   - command: The command, for the shell; it is started anew for each item.
  ///   - seconds: How long it may take for an item; then it is killed.
  public init(_ command: String, seconds: Double = 30) {
    self.command = command
    self.seconds = seconds
  }

  /// What the program reads in an article.
  ///
  /// - Parameters:
  ///   - article: The article.
  ///   - publisher: Who published it.
  ///   - url: Its address.
  /// - Returns: Its answer, checked.
  /// - Throws: ``Problem`` when it does not answer, or answers something else.
  func extraction(
    of article: Article,
    publisher: String?,
    url: String?
  ) throws(Problem) -> Extraction {
    let question = JSON.object([
      "language": article.language.map(JSON.string),
      "title": article.title.map(JSON.string),
      "published": article.published.map(JSON.string),
      "publisher": publisher.map(JSON.string),
      "url": url.map(JSON.string),
      "text": .string(article.text),
    ])
    let companion = Companion(command, seconds: seconds, mostOutput: ExternalExtractor.mostOutput)
    do throws(Problem) {
      let input = question.compact + [UInt8(ascii: "\n")]
      guard let answer = try companion.answer(to: input, isStopped: isStopped) else {
        throw Problem("the extractor was stopped")
      }
      if !answer.remarks.isEmpty { onRemark(answer.remarks) }
      return try ExtractionReader(article.text).extraction(answer.output)
    } catch {
      var located = error
      located.what = "the extractor " + error.what.withoutArticle
      throw located
    }
  }
}

extension String {
  /// The sentence without "the extractor", which is put before it.
  fileprivate var withoutArticle: String {
    hasPrefix("the extractor ") ? String(dropFirst("the extractor ".count)) : self
  }
}
