public import Almanac
internal import AlmanacExtract
internal import AlmanacFiles
internal import AlmanacPages
public import AlmanacStore

/// Reads items of news into mentions and candidate facts, without an almanac.
///
/// The same input gives the same bytes, on any machine.
public struct NewsExtractor: Sendable {
  private let names: NameIndex

  /// What an item does not say about itself.
  public var details = NewsDetails()

  /// How the inputs are to be read; recognized if not given.
  public var form: InputForm?

  /// Another program that reads them.
  public var extractor: ExternalExtractor?

  /// An extractor that knows some names.
  ///
  /// - Parameter things: What may be named.
  public init(_ things: [NamedThing]) {
    names = NameIndex(things)
  }

  /// An extractor that knows the names in files of records.
  ///
  /// - Parameter paths: Files of records as JSON Lines; records that have no names are passed over.
  /// - Throws: ``Almanac/Problem`` naming the file and the line.
  public init(recordsIn paths: [String]) throws(Problem) {
    var records: [Record] = []
    for path in paths {
      var lines = LineReader(try InputFile(path: path))
      while let line = try lines.next() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        do throws(Problem) {
          records.append(try Record(json: try JSONParser.parse(line)))
        } catch {
          var located = error
          located.place.file = lines.name
          located.place.line = lines.number
          throw located
        }
      }
    }
    self.init(NamedThing.all(in: records))
  }

  /// Lets the memory that one input took stay with the process for the next.
  ///
  /// For a program that reads news and ends; what it frees is not given back before.
  public static func keepMemory() { Memory.keep() }

  /// The files of news that an input stands for, in order.
  ///
  /// - Parameter path: A file, a folder, or `-` for standard input.
  /// - Returns: The path itself, or what a folder holds in files that may be news.
  /// - Throws: ``Almanac/Problem`` when a folder cannot be read.
  public func files(of path: String) throws(Problem) -> [String] {
    guard Folder.isFolder(path) else { return [path] }
    var listing = FolderListing()
    let records = ["jsonl", "ndjson", "csv", "tsv", "opml"]
    return try listing.files(in: path).filter { file in
      !records.contains { file.lowercased().hasSuffix(".\($0)") }
    }
  }

  /// What an input mentions, and what facts it seems to state.
  ///
  /// - Parameter path: A file; `-` for standard input.
  /// - Returns: One JSON object for each item, each a line of UTF-8 with its line feed.
  /// - Throws: ``Almanac/Problem`` when the input cannot be read.
  /// - Complexity: O(*n*) in the size of the input.
  public func lines(of path: String) throws(Problem) -> [[UInt8]] {
    let file = try InputFile(path: path)
    let name = file.name
    let beginning = try file.piece()
    guard !beginning.isEmpty else {
      throw Problem(
        "nothing is in it",
        at: .init(file: name),
        remedy: "give the text of an article"
      )
    }
    let form = if let form { form } else { try InputForm(of: beginning, name: name) }
    guard form != .records, form != .table, form != .opml else {
      throw Problem("these are records, not news", at: .init(file: name), remedy: "import them")
    }
    let bytes = try file.contents(after: beginning, atMost: ImportSession.largestPage)
    return try NewsReader.items(bytes, form, name).map { item throws(Problem) in
      let published = item.published ?? details.published?.text
      let language = details.language?.text
      let article = Article(
        text: item.text,
        title: item.title ?? details.title,
        published: published,
        language: language
      )
      var extraction = try extraction(of: article, item, name)
      extraction.publisher = item.publisher ?? details.publisher ?? extraction.publisher
      extraction.url = item.url ?? details.url ?? extraction.url
      var line = extraction.json
      line.append(UInt8(ascii: "\n"))
      return line
    }
  }

  private func extraction(
    of article: Article,
    _ item: NewsItem,
    _ name: String
  ) throws(Problem) -> Extraction {
    guard let extractor else { return extract(article, names: names) }
    do throws(Problem) {
      var extraction = try extractor.extraction(
        of: article,
        publisher: item.publisher ?? details.publisher,
        url: item.url ?? details.url
      )
      extraction.title = article.title ?? extraction.title
      extraction.published = article.published ?? extraction.published
      return extraction
    } catch {
      var located = error
      located.place.file = name
      located.place.line = nil
      throw located
    }
  }
}
