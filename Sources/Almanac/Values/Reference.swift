/// What a fact or an article can be about: a record, a country, a country group or an architecture.
public struct Reference: Hashable, Comparable, Sendable {
  /// The kind of thing that is referred to.
  public enum Kind: Hashable, Sendable {
    /// A record of the almanac.
    case record(RecordType)
    /// A country, by its ISO 3166-1 code.
    case country
    /// A country group, by its name.
    case group
    /// A chip architecture, by vendor and name: `nvidia-hopper`.
    case architecture

    /// The kind's name, as written before the colon.
    public var name: String {
      switch self {
      case .record(let type): type.rawValue
      case .country: "country"
      case .group: "group"
      case .architecture: "architecture"
      }
    }

    /// A kind by its name.
    ///
    /// The result is `nil` for any other name.
    ///
    /// - Parameter name: A record type, `country`, `group` or `architecture`.
    public init?(name: String) {
      switch name {
      case "country": self = .country
      case "group": self = .group
      case "architecture": self = .architecture
      default:
        guard let type = RecordType(rawValue: name) else { return nil }
        self = .record(type)
      }
    }
  }

  /// The kind of thing.
  public let kind: Kind

  /// Which of its kind.
  public let id: String

  /// A reference to a record.
  ///
  /// - Parameters:
  ///   - type: The record's type.
  ///   - id: The record's id.
  public init(_ type: RecordType, _ id: Slug) {
    kind = .record(type)
    self.id = id.text
  }

  /// A reference to a country.
  ///
  /// - Parameter country: The country.
  public init(_ country: CountryCode) {
    kind = .country
    id = country.text
  }

  /// A reference to a country group.
  ///
  /// - Parameter group: The group.
  public init(_ group: CountryGroup) {
    kind = .group
    id = group.text
  }

  /// A reference to an architecture.
  ///
  /// - Parameter id: The vendor's id and the architecture's name as a slug.
  public init(architecture id: Slug) {
    kind = .architecture
    self.id = id.text
  }

  /// A reference as records write it.
  ///
  /// The result is `nil` when the type is unknown or the id is not one of that type.
  ///
  /// - Parameter text: `TYPE:ID`, such as `accelerator:nvidia-h20` or `country:CN`.
  public init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      let kind = Kind(name: String(text[..<colon]))
    else {
      return nil
    }
    let id = String(text[text.index(after: colon)...])
    let isValid =
      switch kind {
      case .record, .architecture: Slug(id) != nil
      case .country: CountryCode(id) != nil
      case .group: CountryGroup(id) != nil
      }
    guard isValid else { return nil }
    self.kind = kind
    self.id = id
  }

  /// Orders references by kind and id, as text.
  public static func < (left: Reference, right: Reference) -> Bool {
    (left.kind.name, left.id) < (right.kind.name, right.id)
  }
}

extension Reference: CustomStringConvertible {
  /// The reference as records write it.
  public var description: String { "\(kind.name):\(id)" }
}
