/// Reads a number written in digits: `1.234,5`, `1,234.5`, `5'900`, `50 000`, `４１００`.
struct NumberReader {
  private let letters: Letters
  private let style: Language.NumberStyle

  init(_ letters: Letters, style: Language.NumberStyle) {
    self.letters = letters
    self.style = style
  }

  /// The number whose first digit stands at a position.
  func read(at start: Int) -> Numeral {
    var number = Numeral(end: start)
    var whole = 0.0
    var index = start
    digits(&index, into: &whole, count: &number.digits)
    var separator: UInt32?
    while let next = group(at: index, after: separator, number.digits) {
      separator = letters.folded[index]
      for position in next { whole = whole * 10 + digit(position) }
      number.digits += 3
      number.isPunctuated = true
      index = next.upperBound
    }
    var scale = 1.0
    if isDecimalSign(index, after: separator), letters.isDigit(index + 1) {
      number.isPunctuated = true
      index += 1
      while letters.isDigit(index) {
        // Beyond fifteen digits nothing is left to tell.
        if whole < 1e15, scale < 1e15 {
          whole = whole * 10 + digit(index)
          scale *= 10
        }
        index += 1
      }
    }
    number.end = index
    number.value = whole / scale
    return number
  }

  private func digit(_ index: Int) -> Double { Double(letters.folded[index]) - 48 }

  private func digits(_ index: inout Int, into value: inout Double, count: inout Int32) {
    while letters.isDigit(index) {
      value = value * 10 + digit(index)
      count += 1
      index += 1
    }
  }

  /// The next group of exactly three digits, when a group sign precedes it.
  private func group(at index: Int, after separator: UInt32?, _ digits: Int32) -> Range<Int>? {
    guard index < letters.count, digits > 0, separator != nil || digits <= 3 else { return nil }
    let sign = letters.folded[index]
    if let separator, separator != sign { return nil }
    switch sign {
    case 0x2C: if !style.commaGroups { return nil }
    case 0x2E: if !style.pointGroups { return nil }
    case 0x27: break
    case 0x20:
      let original = letters.original[index]
      let isFixed = original == 0xA0 || original == 0x202F || original == 0x2009
      if !isFixed, !(style.spaceGroups && original == 0x20) { return nil }
    default: return nil
    }
    let range = index + 1..<index + 4
    guard range.allSatisfy({ letters.isDigit($0) }), !letters.isDigit(range.upperBound) else {
      return nil
    }
    // "em 2020 500 empresas" has no groups, and a lone zero begins none.
    if separator == nil, digits == 1, letters.folded[index - 1] == 0x30 { return nil }
    return range
  }

  private func isDecimalSign(_ index: Int, after separator: UInt32?) -> Bool {
    guard index < letters.count else { return false }
    let sign = letters.folded[index]
    guard sign == 0x2C || sign == 0x2E || (sign == 0xB7 || sign == 0x30FB), sign != separator else {
      return false
    }
    if sign == 0x2C, style.commaGroups, separator == nil, !style.pointGroups { return false }
    return true
  }
}
