/// Who says so: the tie between a fact and a source.
public struct Evidence: Hashable, Sendable {
  /// The source's id.
  public let source: Slug

  /// Where in the source: a page, a table, a paragraph.
  public let locator: String?

  /// The credibility of what the source says here.
  public let credibility: Credibility

  /// The characters of the source's stored text that say so, counted in Unicode scalars.
  public let span: Range<Int>?

  /// A piece of evidence.
  ///
  /// - Parameters:
  ///   - source: The source's id.
  ///   - locator: Where in the source.
  ///   - credibility: How far it is believed.
  ///   - span: The characters of the stored text, for facts read out of it.
  public init(
    source: Slug,
    locator: String? = nil,
    credibility: Credibility,
    span: Range<Int>? = nil
  ) {
    self.source = source
    self.locator = locator
    self.credibility = credibility
    self.span = span
  }
}

/// A place in a stored article where something the almanac knows is named.
public struct Mention: Hashable, Sendable {
  /// What is named.
  public let target: Reference

  /// Where, counted in Unicode scalars of the article's text.
  public let span: Range<Int>

  /// A mention.
  ///
  /// - Parameters:
  ///   - target: What is named.
  ///   - span: Where in the text, in Unicode scalars; not empty.
  public init(target: Reference, span: Range<Int>) {
    precondition(!span.isEmpty, "a mention has at least one character")
    self.target = target
    self.span = span
  }
}
