/// The text of one statement, written as a literal.
///
/// It cannot be interpolated, so a value cannot slip into it: values are bound. Literals may be
/// joined with `+`.
///
/// ```swift
/// let chips: SQL = "SELECT id FROM accelerator WHERE vendor = ?1"
/// ```
public struct SQL: ExpressibleByStringLiteral, Sendable {
  @usableFromInline
  enum Storage: Sendable {
    case literal(StaticString)
    case text(String)
  }

  @usableFromInline let storage: Storage

  /// Takes a literal.
  ///
  /// - Parameter value: The statement's text.
  @inlinable
  public init(stringLiteral value: StaticString) {
    storage =
      value.hasPointerRepresentation ? .literal(value) : .text(value.description)
  }

  /// Takes text that is no literal: a migration file, or a statement typed by a person.
  ///
  /// - Parameter untrusted: The statement's text. It must not be built from values.
  public init(untrusted: String) {
    storage = .text(untrusted)
  }

  /// Joins two pieces of SQL.
  ///
  /// - Parameters:
  ///   - left: The beginning.
  ///   - right: The end.
  /// - Returns: Both, with nothing between them.
  /// - Complexity: O(*n*); a lone literal is also found faster in the statement cache.
  public static func + (left: SQL, right: SQL) -> SQL {
    SQL(untrusted: left.description + right.description)
  }
}

extension SQL: CustomStringConvertible {
  /// The statement's text.
  public var description: String {
    switch storage {
    case .literal(let literal): literal.description
    case .text(let text): text
    }
  }
}

extension SQL: Hashable {
  /// Whether two statements have the same text.
  ///
  /// - Parameters:
  ///   - left: A statement.
  ///   - right: Another.
  /// - Returns: True if they agree byte for byte.
  public static func == (left: SQL, right: SQL) -> Bool {
    unsafe left.withUTF8 { left in
      unsafe right.withUTF8 { right in
        unsafe left.elementsEqual(right)
      }
    }
  }

  /// Feeds the text's bytes to a hasher.
  ///
  /// - Parameter hasher: Where they go.
  public func hash(into hasher: inout Hasher) {
    unsafe withUTF8 { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      hasher.combine(0xFF as UInt8)
    }
  }
}

extension SQL {
  /// Lends the text's bytes.
  func withUTF8<Value, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    switch storage {
    case .literal(let literal):
      return try unsafe body(
        UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
      )
    case .text(var text):
      // The library's function rethrows untyped.
      let result = text.withUTF8 { bytes in
        Result { () throws(Failure) in try unsafe body(bytes) }
      }
      return try result.get()
    }
  }

  /// Whether the other is the very same literal, or equal text; two literals with the same text
  /// at two places count as different, which costs the cache one statement and saves a comparison.
  func isIdentical(to other: SQL) -> Bool {
    switch (storage, other.storage) {
    case (.literal(let mine), .literal(let theirs)):
      unsafe mine.utf8Start == theirs.utf8Start
        && mine.utf8CodeUnitCount == theirs.utf8CodeUnitCount
    case (.text(let mine), .text(let theirs)):
      mine.utf8.count == theirs.utf8.count && self == other
    default:
      false
    }
  }
}
