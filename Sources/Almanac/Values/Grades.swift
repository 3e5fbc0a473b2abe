/// How far a source can be relied on: the letter of an Admiralty grade.
///
/// Source: NATO STANAG 2511 / AJP-2.1, the "Admiralty code".
public enum Reliability: String, CaseIterable, Comparable, Sendable {
  /// Completely reliable.
  case a = "A"
  /// Usually reliable.
  case b = "B"
  /// Fairly reliable.
  case c = "C"
  /// Not usually reliable.
  case d = "D"
  /// Unreliable.
  case e = "E"
  /// Reliability cannot be judged.
  case f = "F"

  /// Orders from most to least reliable; "cannot be judged" comes last.
  public static func < (left: Reliability, right: Reliability) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How far a piece of information is believed: the digit of an Admiralty grade.
public enum Credibility: Int, CaseIterable, Comparable, Sendable {
  /// Confirmed by other sources.
  case confirmed = 1
  /// Probably true.
  case probable = 2
  /// Possibly true.
  case possible = 3
  /// Doubtful.
  case doubtful = 4
  /// Improbable.
  case improbable = 5
  /// Truth cannot be judged.
  case unjudged = 6

  /// Orders from most to least credible; "cannot be judged" comes last.
  public static func < (left: Credibility, right: Credibility) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An Admiralty grade, such as `A1` or `C3`: a source's reliability and an item's credibility.
///
/// The two are never averaged. They are ordered by reliability first where an order is needed.
public struct Grade: Hashable, Comparable, Sendable {
  /// The source's part.
  public let reliability: Reliability

  /// The evidence's part.
  public let credibility: Credibility

  /// A grade of two parts.
  ///
  /// - Parameters:
  ///   - reliability: The source's part.
  ///   - credibility: The evidence's part.
  public init(_ reliability: Reliability, _ credibility: Credibility) {
    self.reliability = reliability
    self.credibility = credibility
  }

  /// A grade written as a letter and a digit.
  ///
  /// The result is `nil` for any other text.
  ///
  /// - Parameter text: Such as `B2`; the letter may be lowercase.
  public init?(_ text: String) {
    guard text.utf8.count == 2, let letter = text.first, let digit = text.last?.wholeNumberValue,
      let reliability = Reliability(rawValue: letter.uppercased()),
      let credibility = Credibility(rawValue: digit)
    else { return nil }
    self.init(reliability, credibility)
  }

  /// Whether both parts are at least as good as another grade's.
  ///
  /// - Parameter floor: The least that is asked of each part.
  /// - Returns: `false` also when only one part reaches.
  public func reaches(_ floor: Grade) -> Bool {
    reliability <= floor.reliability && credibility <= floor.credibility
  }

  /// Orders grades from best to worst, by reliability and then by credibility.
  public static func < (left: Grade, right: Grade) -> Bool {
    (left.reliability, left.credibility) < (right.reliability, right.credibility)
  }
}

extension Grade: CustomStringConvertible {
  /// The letter and the digit.
  public var description: String { "\(reliability.rawValue)\(credibility.rawValue)" }
}
