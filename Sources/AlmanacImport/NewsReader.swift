internal import Almanac
internal import AlmanacExtract
internal import AlmanacPages
internal import AlmanacStore

/// Reads items of news into sources with their text and what they mention.
struct NewsReader {
  private let names: NameIndex
  private let things: [NamedThing]
  private let targets: Set<Reference>
  private let details: NewsDetails
  private let extractor: ExternalExtractor?
  private let answers = Answers()

  /// A reader that knows the names of an almanac.
  init(_ things: [NamedThing], _ details: NewsDetails, _ extractor: ExternalExtractor? = nil) {
    self.details = details
    self.extractor = extractor
    self.things = things
    targets = Set(things.map(\.target))
    names = NameIndex(things)
  }

  /// The items of an input.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - form: How it is read.
  ///   - name: What messages call it.
  /// - Returns: One item, or a feed's entries that have text.
  /// - Throws: ``Problem`` when it cannot be read.
  static func items(
    _ bytes: [UInt8],
    _ form: InputForm,
    _ name: String
  ) throws(Problem) -> [NewsItem] {
    do throws(PageError) {
      return switch form {
      case .records, .table, .opml: []
      case .text: [try Page(plainText: bytes).item]
      case .html: [try Page(html: bytes).item]
      case .feed: try Feed(bytes: bytes).items.filter { !$0.text.isEmpty }
      }
    } catch {
      throw Problem(error.what, at: .init(file: name, line: error.line), remedy: error.remedy)
    }
  }

  /// An item as a source record.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - known: The id of the source that has the item's address, if the almanac knows one.
  ///   - name: What messages call the input.
  /// - Returns: A source with its text and mentions.
  /// - Throws: ``Problem`` when the item has no text or no date, or a date that is none.
  func source(
    _ item: NewsItem,
    known: Slug?,
    _ name: String
  ) throws(Problem) -> Record {
    guard item.text.contains(where: \.isLetter) else {
      throw Problem(
        "no article text was found",
        at: .init(file: name),
        remedy: "save the page whole"
      )
    }
    guard let published = item.published.flatMap({ EDTF($0) }) ?? details.published else {
      throw Problem(
        "nothing says when this was published",
        at: .init(file: name),
        remedy: "give the date: --published 2026-01-15, or 2026-01 if only the month is known"
      )
    }
    // The headline is part of what is kept: what it names must be found, and have a span.
    let text = item.title.map { "\($0)\n\n\(item.text)" } ?? item.text
    let title = item.title ?? details.title ?? NewsReader.opening(of: text)
    let url = (item.url ?? details.url).map(canonicalURL)
    let publisher = item.publisher ?? details.publisher
    let answer = try answer(text, title, publisher, url, published, name)
    let recognized = answer?.language ?? recognizeLanguage(text)
    let language =
      details.language?.text ?? (recognized == "und" ? item.language ?? "und" : recognized)
    let id = known ?? id(title, published, url ?? text, language)
    answers.byID[id] = answer
    var fields = JSON.Members([.init("type", "source")])
    fields["id"] = .string(id.text)
    fields["url"] = url.map(JSON.string)
    fields["title"] = .string(title)
    fields["publisher"] = publisher.map(JSON.string)
    fields["language"] = .string(language)
    fields["published"] = .string(published.text)
    fields["kind"] = "news"
    fields["reliability"] = .string(details.reliability.rawValue)
    fields["text"] = .string(text)
    fields["mentions"] = .array(
      (answer?.places ?? names.places(in: text, language: language)).compactMap { place in
        // The languages' vocabularies know newspapers and the like that the almanac may not.
        guard let target = Reference(place.target),
          target.kind == .country || targets.contains(target)
        else { return nil }
        return .object([
          "about": .string(target.description),
          "start": .number(Double(place.start)),
          "end": .number(Double(place.end)),
        ])
      }
    )
    do throws(Problem) {
      return try Record(json: .object(fields))
    } catch {
      var located = error
      located.place.file = name
      throw located
    }
  }

  /// What an article seems to state, for review.
  ///
  /// - Parameter source: The article, with its text.
  /// - Returns: Candidates with the fields that were read.
  func candidates(_ source: Source) -> [AlmanacStore.Candidate] {
    guard let text = source.text else { return [] }
    let extraction =
      answers.byID.removeValue(forKey: source.id)
      ?? extract(
        Article(
          text: text,
          title: source.title,
          published: source.published.text,
          language: source.language.text
        ),
        names: names
      )
    return CandidateDraft(source, things).candidates(
      extraction.facts + extraction.events
    )
  }

  /// What another program reads in the text, if one was named.
  private func answer(
    _ text: String,
    _ title: String,
    _ publisher: String?,
    _ url: String?,
    _ published: EDTF,
    _ name: String
  ) throws(Problem) -> Extraction? {
    guard let extractor else { return nil }
    do throws(Problem) {
      return try extractor.extraction(
        of: Article(
          text: text,
          title: title,
          published: published.text,
          language: details.language?.text
        ),
        publisher: publisher,
        url: url
      )
    } catch {
      var located = error
      located.place.file = name
      located.place.line = nil
      throw located
    }
  }

  /// What another program read in articles that are not written yet.
  private final class Answers {
    var byID: [Slug: Extraction] = [:]
  }

  /// An id that a person can read: the title's words, the date, and the first digits of the
  /// SHA-256 of its address (or text, without one), so that each article has its own.
  private func id(_ title: String, _ published: EDTF, _ identity: String, _ language: String)
    -> Slug
  {
    let digest = Checksum.of(identity.utf8).prefix(6)
    let date = published.isInterval ? published.earliest.description : published.text
    let slug = Slug(naming: title, limit: 48)?.text ?? ""
    // A Chinese headline leaves only its digits: they say nothing to a person.
    let isReadable = slug.utf8.count * 2 > min(title.unicodeScalars.count, 48)
    let words = isReadable ? slug : "article-\(language)"
    // Both parts are short and made of what ids may hold, so there is always one.
    guard let id = Slug(naming: "\(words) \(date) \(digest)") else {
      preconditionFailure("words, a date and digits always make an id")
    }
    return id
  }

  /// The first words of a text that has no headline.
  private static func opening(of text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    guard line.count > 90 else { return String(line) }
    let cut = line.prefix(90)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    return cut[..<end] + "…"
  }
}

/// A place in a text that names something.
private struct NamedPlace {
  let target: String
  let start: Int
  let end: Int
}

extension Extraction {
  /// The names among the mentions.
  fileprivate var places: [NamedPlace] {
    mentions.compactMap { mention in
      mention.id.map {
        NamedPlace(target: "\(mention.kind.rawValue):\($0)", start: mention.start, end: mention.end)
      }
    }
  }
}

extension NameIndex {
  /// The names in a text.
  fileprivate func places(in text: String, language: String) -> [NamedPlace] {
    mentions(in: text, language: language).map { mention in
      NamedPlace(
        target: "\(mention.kind.rawValue):\(mention.id)",
        start: mention.start,
        end: mention.end
      )
    }
  }
}

extension NameIndex {
  /// An index of what articles may name.
  init(_ things: [NamedThing]) {
    self.init(
      things.compactMap { thing in
        NameKind(rawValue: thing.target.kind.name).map {
          NameEntry(kind: $0, id: thing.target.id, names: thing.names)
        }
      }
    )
  }
}
