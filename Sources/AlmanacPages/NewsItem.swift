/// One news item: the text of its article and what is known about it.
package struct NewsItem: Sendable, Equatable {
  /// The article's text, paragraphs separated by one blank line, without the title and clutter.
  package var text: String
  /// The headline.
  package var title: String?
  /// The outlet that published it.
  package var publisher: String?
  /// The language as a BCP 47 tag, as declared, or guessed where nothing is declared.
  package var language: String?
  /// Who wrote it, several names separated by commas.
  package var author: String?
  /// The day of publication, as an EDTF date `YYYY-MM-DD`.
  package var published: String?
  /// The address the publisher gives for it.
  package var url: String?
  /// The identifier its feed gives it.
  package var guid: String?

  /// Puts an item together.
  ///
  /// - Parameters:
  ///   - text: The article's text.
  ///   - title: The headline.
  ///   - publisher: The outlet that published it.
  ///   - language: The language as a BCP 47 tag.
  ///   - author: Who wrote it.
  ///   - published: The day of publication, as an EDTF date.
  ///   - url: The address the publisher gives for it.
  ///   - guid: The identifier its feed gives it.
  package init(
    text: String,
    title: String? = nil,
    publisher: String? = nil,
    language: String? = nil,
    author: String? = nil,
    published: String? = nil,
    url: String? = nil,
    guid: String? = nil
  ) {
    self.text = text
    self.title = title
    self.publisher = publisher
    self.language = language
    self.author = author
    self.published = published
    self.url = url
    self.guid = guid
  }
}
