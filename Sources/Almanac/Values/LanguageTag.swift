/// A language by its BCP 47 tag, such as `pt`, `zh-Hant` or `en-GB`.
public struct LanguageTag: Hashable, Sendable {
  /// The tag as written.
  public let text: String

  /// A language.
  ///
  /// The result is `nil` for any other text; whether the subtags are registered is not looked up.
  ///
  /// - Parameter text: A primary subtag of two or three lowercase letters, then perhaps a script
  ///   (`Hant`) and a region (`GB` or `419`).
  public init?(_ text: String) {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard let primary = parts.popFirst(), (2...3).contains(primary.utf8.count),
      primary.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return nil }
    if let script = parts.first, script.utf8.count == 4, script.first?.isUppercase == true {
      guard script.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) else {
        return nil
      }
      parts = parts.dropFirst()
    }
    if let region = parts.first {
      let letters =
        region.utf8.count == 2
        && region.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      guard letters || (region.utf8.count == 3 && Day.decimal(Array(region.utf8)) != nil) else {
        return nil
      }
      parts = parts.dropFirst()
    }
    guard parts.isEmpty else { return nil }
    self.text = text
  }
}

extension LanguageTag: CustomStringConvertible {
  /// The tag as written.
  public var description: String { text }
}
