/// Text as the formats of others want it.
enum Escaping {
  /// Text for XML and HTML, in elements and quoted attributes; what XML forbids becomes `U+FFFD`.
  static func xml(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "\"": result += "&quot;".unicodeScalars
      case "'": result += "&#39;".unicodeScalars
      case "\t", "\n": result.append(scalar)
      case _ where isControl(scalar): result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text for a value of iCalendar (RFC 5545, 3.3.11).
  static func iCalendar(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)".unicodeScalars
      case "\n": result += "\\n".unicodeScalars
      case _ where isControl(scalar): result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text for a BibTeX field in braces.
  static func bibTeX(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      // BibTeX counts braces even behind a backslash, so that lone ones need their names.
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "&", "%", "$", "#", "_": result += "\\\(scalar)"
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case _ where isControl(scalar): result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text for a cell of CSV that no spreadsheet takes for a formula.
  static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) }
    return field(isFormula == true ? "'" + text : text)
  }

  /// A field of CSV (RFC 4180).
  static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0D, 0x0A].contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
