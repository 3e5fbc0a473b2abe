/// Text that Markdown shows as it is.
enum Markdown {
  /// A text on one line with everything escaped that Markdown or HTML would read as markup.
  ///
  /// - Parameter text: Any text.
  /// - Returns: Controls become spaces; ASCII marks get a backslash where they could mean something.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "|", "#", "&", "!", "$":
        result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += " "
      case "\u{2028}", "\u{2029}": result += " "
      // At the start these make lists and headings; inside of a line they mean nothing.
      case "+" where isBlank(result), "-" where isBlank(result), "=" where isBlank(result):
        result += "\\\(scalar)"
      case "." where isNumber(result), ")" where isNumber(result): result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address as the target of a link.
  ///
  /// - Parameter url: An address.
  /// - Returns: `nil` unless it is one of the web's.
  static func target(_ url: String) -> String? {
    guard let url = WebAddress.safe(url) else { return nil }
    return "<\(url)>"
  }

  private static func isBlank(_ line: String) -> Bool { line.utf8.allSatisfy { $0 == 0x20 } }

  private static func isNumber(_ line: String) -> Bool {
    !line.isEmpty && line.utf8.allSatisfy { $0 == 0x20 || (0x30...0x39).contains($0) }
  }
}
