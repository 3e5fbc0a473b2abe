/// A JSON value, with an object's members in the order they were written.
public enum JSON: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, which JSON and RFC 8785 make an IEEE 754 double.
  case number(Double)
  /// A string.
  case string(String)
  /// A list.
  case array([JSON])
  /// A list of named members.
  case object(Members)

  /// The members of an object.
  public struct Members: Hashable, Sendable {
    /// One member.
    public struct Member: Hashable, Sendable {
      /// The member's name.
      public var name: String
      /// Its value.
      public var value: JSON

      /// A member.
      ///
      /// - Parameters:
      ///   - name: The member's name.
      ///   - value: Its value.
      public init(_ name: String, _ value: JSON) {
        self.name = name
        self.value = value
      }
    }

    /// The members in order.
    public var list: [Member]

    /// Members in order.
    ///
    /// - Parameter list: No two of one name.
    public init(_ list: [Member] = []) {
      self.list = list
    }

    /// The value of a name, `nil` where there is none.
    ///
    /// - Complexity: O(*n*): objects here have few members.
    public subscript(_ name: String) -> JSON? {
      get {
        for index in list.indices where list[index].name == name { return list[index].value }
        return nil
      }
      set {
        let index = list.firstIndex { $0.name == name }
        switch (index, newValue) {
        case (let index?, let value?): list[index].value = value
        case (let index?, nil): list.remove(at: index)
        case (nil, let value?): list.append(Member(name, value))
        case (nil, nil): break
        }
      }
    }
  }

  /// An object of some members.
  ///
  /// - Parameter members: Name and value in order; those without a value are left out.
  /// - Returns: The object.
  public static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(Members(members.compactMap { name, value in value.map { Members.Member(name, $0) } }))
  }

  /// A string, or nothing for `nil`.
  ///
  /// - Parameter text: The text.
  /// - Returns: The value.
  public static func text(_ text: (some CustomStringConvertible)?) -> JSON? {
    text.map { .string($0.description) }
  }

  /// What the value is, in words for a message.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
