/// Dates as people write them, in Arabic, Chinese, English, French, German, Italian, Japanese,
/// Korean, Portuguese, Russian and Spanish, and as programs do (ISO 8601, RFC 822, RFC 3339).
enum VisibleDate {
  /// The first full date in a text.
  ///
  /// `03/02/2026` is read by the language: the month first in English unless it is another
  /// country's than the United States, the day first elsewhere.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: Its BCP 47 tag.
  ///   - twoDigitYears: Whether `3 Feb 26` is a date too.
  /// - Returns: `YYYY-MM-DD`, or nil when there is no date with a day.
  /// - Complexity: O(*n*) for *n* characters.
  static func first(in text: String, language: String?, twoDigitYears: Bool = false) -> String? {
    let tokens = tokens(of: text)
    for index in tokens.indices {
      if let date = date(at: index, in: tokens, language, twoDigitYears) { return date }
    }
    return nil
  }

  /// A date's EDTF form, when there is such a day.
  static func edtf(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1900...2100).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  // MARK: Reading

  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(Unicode.Scalar)
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    var number: (value: Int, digits: Int)?
    func digit(_ scalar: Unicode.Scalar) -> Int? {
      switch scalar.value {
      case 0x30...0x39: Int(scalar.value - 0x30)
      case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
      case 0x660...0x669: Int(scalar.value - 0x660)
      case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
      default: nil
      }
    }
    func close() {
      if !word.isEmpty { tokens.append(.word(word.lowercased())) }
      if let number { tokens.append(.number(number.value, digits: number.digits)) }
      word = ""
      number = nil
    }
    for scalar in text.unicodeScalars {
      if let value = digit(scalar) {
        if !word.isEmpty { close() }
        let before = number ?? (0, 0)
        number = (before.digits < 9 ? before.value * 10 + value : before.value, before.digits + 1)
      } else if scalar.properties.isAlphabetic
        || scalar.properties.generalCategory == .nonspacingMark
      {
        if number != nil { close() }
        word.unicodeScalars.append(scalar)
        // Each of these ends a part of a date, whatever letters follow it.
        if "年月日號号년월일".unicodeScalars.contains(scalar) { close() }
      } else {
        close()
        if !scalar.isSpaceOrControl, !scalar.isInvisible, scalar != "\u{A0}", scalar != "\u{202F}",
          scalar != "\u{200F}", scalar != "\u{3000}"
        {
          tokens.append(.mark(scalar))
        }
      }
    }
    close()
    return tokens
  }

  private static func date(
    at index: Int,
    in tokens: [Token],
    _ language: String?,
    _ twoDigitYears: Bool
  ) -> String? {
    func token(_ offset: Int) -> Token? {
      tokens.indices.contains(offset) ? tokens[offset] : nil
    }
    func number(_ offset: Int, digits: ClosedRange<Int>) -> Int? {
      guard case .number(let value, let count)? = token(offset), digits.contains(count) else {
        return nil
      }
      return value
    }
    func year(_ offset: Int) -> Int? {
      if let year = number(offset, digits: 4...4) { return year }
      guard twoDigitYears, let year = number(offset, digits: 2...2) else { return nil }
      return year < 70 ? 2000 + year : 1900 + year
    }
    func month(_ offset: Int) -> (month: Int, next: Int)? {
      guard case .word(let word)? = token(offset) else { return nil }
      if case .word(let second)? = token(offset + 1), let month = months[word + " " + second] {
        return (month, offset + 2)
      }
      return months[word].map { ($0, offset + 1) }
    }
    func skip(_ offset: Int, _ words: Set<String>) -> Int {
      var offset = offset
      while true {
        switch token(offset) {
        case .word(let word)? where words.contains(word): offset += 1
        case .mark(let mark)? where ".,،ºª°-–/".unicodeScalars.contains(mark): offset += 1
        default: return offset
        }
      }
    }

    // 2026-02-03, 2026/2/3, 2026年2月3日, 2026년 2월 3일, 令和8年2月3日, 民國115年2月3日
    if let first = number(index, digits: 1...4) {
      var year: Int? = first >= 1900 ? first : nil
      if case .word(let before)? = token(index - 1), token(index + 1) == .word("年") {
        if before.hasSuffix("令和") { year = 2018 + first }
        if before.hasSuffix("民國") || before.hasSuffix("民国") { year = 1911 + first }
      }
      if let year, let separator = token(index + 1), isSeparator(separator),
        let month = number(index + 2, digits: 1...2), let second = token(index + 3),
        isSeparator(second), let day = number(index + 4, digits: 1...2)
      {
        return edtf(year, month, day)
      }
    }
    if let first = number(index, digits: 1...2), !isJoined(index, tokens) {
      // 3 de fevereiro de 2026, 3. Februar 2026, 1er mars 2026, 3-Feb-2026
      if let (month, next) = month(skip(index + 1, fillers)), let year = year(skip(next, fillers)) {
        return edtf(year, month, first)
      }
      // 03/02/2026, 3.2.2026, 13-11-2025
      if let separator = token(index + 1), case .mark(let mark) = separator,
        "/.-".unicodeScalars.contains(mark), let second = number(index + 2, digits: 1...2),
        token(index + 3) == separator, let year = year(index + 4), token(index + 5) != separator
      {
        let american = mark == "/" && monthComesFirst(language)
        let (day, month) =
          (american && first <= 12) || second > 12 ? (second, first) : (first, second)
        return edtf(year, month, day)
      }
    }
    // February 3, 2026
    if let (month, next) = month(index), let day = number(skip(next, []), digits: 1...2),
      let year = year(skip(skip(next, []) + 1, fillers))
    {
      return edtf(year, month, day)
    }
    return nil
  }

  private static func isSeparator(_ token: Token) -> Bool {
    switch token {
    case .mark(let mark): "-/.".unicodeScalars.contains(mark)
    case .word(let word): ["年", "月", "년", "월"].contains(word)
    case .number: false
    }
  }

  /// Whether a number goes on another one, as in `12/03/02/2026`.
  private static func isJoined(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index >= 2, case .number = tokens[index - 2] else { return false }
    return tokens[index - 1] == .mark("/") || tokens[index - 1] == .mark("-")
  }

  private static func monthComesFirst(_ language: String?) -> Bool {
    let language = language?.lowercased() ?? ""
    return language == "en" || language.hasPrefix("en-us") || language.hasPrefix("en-ph")
  }

  private static let fillers: Set<String> = [
    "º", "ª", "de", "del", "of", "du", "er", "st", "nd", "rd", "th", "г", "года", "da", "do", "dia",
  ]

  // MARK: Months

  private static let names = [
    """
    january jan janeiro enero ene janvier janv januar jänner gennaio gen января янв январь يناير
    كانون_الثاني جانفي
    """,
    """
    february feb fevereiro fev febrero février fevrier févr fevr fév februar febbraio febr
    февраля фев февр февраль فبراير شباط فيفري
    """,
    "march mar março marco marzo mars märz maerz mär mrz марта мар март مارس آذار",
    "april apr abril abr avril avr aprile апреля апр апрель أبريل ابريل إبريل نيسان أفريل",
    "may maio mai mayo maggio mag мая май مايو أيار ماي",
    "june jun junho junio juin juni giugno giu июня июн июнь يونيو حزيران جوان",
    "july jul julho julio juillet juil juli luglio lug июля июл июль يوليو تموز جويلية",
    "august aug agosto ago août aout августа авг август أغسطس اغسطس آب أوت",
    """
    september sep sept setembro set septiembre setiembre septembre settembre сентября сен сент
    сентябрь سبتمبر أيلول
    """,
    """
    october oct outubro out octubre octobre oktober okt ottobre ott октября окт октябрь أكتوبر
    اكتوبر تشرين_الأول
    """,
    "november nov novembro noviembre novembre ноября ноя нояб ноябрь نوفمبر تشرين_الثاني",
    """
    december dec dezembro dez diciembre dic décembre decembre déc dezember dicembre декабря дек
    декабрь ديسمبر كانون_الأول
    """,
  ]

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        months[String(name.map { $0 == "_" ? " " : $0 })] = index + 1
      }
    }
    return months
  }()
}
