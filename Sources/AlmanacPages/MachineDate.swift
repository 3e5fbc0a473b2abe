/// Dates as programs write them: RFC 3339, RFC 822, `20260203`.
enum MachineDate {
  /// The day a date names, in the date's own time zone.
  ///
  /// - Parameter text: The date.
  /// - Returns: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when it says no more; nil when it is no date.
  static func edtf(_ text: String) -> String? {
    let text = text.trimmingSpace()
    if let date = VisibleDate.first(in: text, language: nil, twoDigitYears: true) { return date }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 8, let number = Int(digits) else { return month(text) }
    return VisibleDate.edtf(number / 10000, number / 100 % 100, number % 100)
  }

  private static func month(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first),
      (1900...2100).contains(year)
    else { return nil }
    if parts.count == 1 { return String(first) }
    guard parts.count == 2, parts[1].count == 2, let month = Int(parts[1]),
      (1...12).contains(month)
    else { return nil }
    return "\(first)-\(parts[1])"
  }
}
