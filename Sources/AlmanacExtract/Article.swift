/// A news item to be read.
package struct Article: Equatable, Sendable {
  /// The text of the article alone.
  package var text: String
  /// Its headline, if known; it helps to understand the text but is not searched.
  package var title: String?
  /// The day of publication in EDTF, against which relative dates are resolved.
  package var published: String?
  /// Its BCP 47 tag; nil to recognize it.
  package var language: String?

  /// Makes an article.
  ///
  /// - Parameters:
  ///   - text: The text of the article alone.
  ///   - title: Its headline.
  ///   - published: The day of publication in EDTF.
  ///   - language: Its BCP 47 tag; nil to recognize it.
  package init(
    text: String,
    title: String? = nil,
    published: String? = nil,
    language: String? = nil
  ) {
    self.text = text
    self.title = title
    self.published = published
    self.language = language
  }
}
