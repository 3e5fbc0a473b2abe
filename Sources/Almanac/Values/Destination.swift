/// Where a ruling reaches: a country, a group of countries, or anywhere abroad.
public struct Destination: Hashable, Sendable {
  /// What a destination names.
  public enum Place: Hashable, Sendable {
    /// Anywhere outside the ruling's jurisdiction, written `*`.
    case anywhere
    /// One country.
    case country(CountryCode)
    /// A group such as `EAR:D:5`, whose members change with time.
    case group(CountryGroup)
  }

  /// What it names.
  public let place: Place

  /// Whether it is certain; `AE?` says that the list was not published.
  public let isCertain: Bool

  /// A destination.
  ///
  /// - Parameters:
  ///   - place: What it names.
  ///   - isCertain: Whether it is known to be meant.
  public init(_ place: Place, isCertain: Bool = true) {
    self.place = place
    self.isCertain = isCertain
  }

  /// A destination as records write it.
  ///
  /// The result is `nil` when it is neither a country nor the name of a group.
  ///
  /// - Parameter text: `CN`, `EAR:D:5`, `*`, or one of these with `?` for "perhaps".
  public init?(_ text: String) {
    let isCertain = !text.hasSuffix("?")
    let name = isCertain ? text : String(text.dropLast())
    if name == "*" {
      self.init(.anywhere, isCertain: isCertain)
    } else if let country = CountryCode(name) {
      self.init(.country(country), isCertain: isCertain)
    } else if let group = CountryGroup(name) {
      self.init(.group(group), isCertain: isCertain)
    } else {
      return nil
    }
  }
}

extension Destination: CustomStringConvertible {
  /// The destination as records write it.
  public var description: String {
    let name =
      switch place {
      case .anywhere: "*"
      case .country(let country): country.text
      case .group(let group): group.text
      }
    return isCertain ? name : name + "?"
  }
}

/// The name of a group of countries: `EAR:D:5`, `AI-DIFFUSION:TIER-1`.
public struct CountryGroup: Hashable, Comparable, Sendable {
  /// The name as text.
  public let text: String

  /// A group's name.
  ///
  /// The result is `nil` for any other text.
  ///
  /// - Parameter text: The list it belongs to, a colon, and its place there, all in capital
  ///   letters, digits and hyphens.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count >= 2, text.utf8.count <= 40, parts.allSatisfy({ !$0.isEmpty }) else {
      return nil
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: ":"):
        continue
      default: return nil
      }
    }
    self.text = text
  }

  /// Orders groups by name.
  public static func < (left: CountryGroup, right: CountryGroup) -> Bool { left.text < right.text }
}

extension CountryGroup: CustomStringConvertible {
  /// The name as text.
  public var description: String { text }
}
