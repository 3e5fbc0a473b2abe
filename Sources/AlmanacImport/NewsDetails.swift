public import Almanac

/// What an item of news does not say about itself, given by whoever imports it.
public struct NewsDetails: Hashable, Sendable {
  /// When it was published; an item's own date goes first.
  public var published: EDTF?
  /// Its title; an item's own goes first.
  public var title: String?
  /// Who published it; an item's own word goes first.
  public var publisher: String?
  /// Its address; an item's own goes first.
  public var url: String?
  /// Its language, instead of the one that is recognized.
  public var language: LanguageTag?
  /// How far its publisher can be relied on; F, "cannot be judged", if nobody says.
  public var reliability = Reliability.f

  /// Nothing given.
  public init() {}
}
