/// What a scalar is, as far as reading words needs to know.
struct Traits: OptionSet, Sendable {
  let rawValue: UInt8

  static let letter = Traits(rawValue: 1)
  static let digit = Traits(rawValue: 2)
  static let upper = Traits(rawValue: 4)
  static let space = Traits(rawValue: 8)
  /// Han, kana and other letters of scripts written without spaces.
  static let unspaced = Traits(rawValue: 16)
  /// Combining marks, soft hyphens and joiners, which matching skips.
  static let ignorable = Traits(rawValue: 32)
  static let katakana = Traits(rawValue: 64)
  static let hangul = Traits(rawValue: 128)

  static let word: Traits = [.letter, .digit]
}

/// Folds scalars so that case, accents and widths do not matter, one scalar to one scalar.
enum Folding {
  /// Below this bound, everything about a scalar comes from a table.
  static let tabled: UInt32 = 0x3000

  private static let bases: [(letters: String, base: String)] = [
    ("àáâãäåāăąǎ", "a"), ("çćĉċč", "c"), ("ďđ", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"),
    ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņň", "n"),
    ("òóôõöøōŏő", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("ё", "е"), ("й", "и"), ("أإآٱ", "ا"), ("ى", "ي"),
    ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"), ("‐‑", "-"), ("‘’ʼ", "'"), ("‚٬", ","), ("٫", "."),
    ("٪", "%"),
  ]

  /// Folded values of the scalars below ``tabled``, their traits in the highest byte.
  static let table: [UInt32] = {
    var folded = (0..<tabled).map { $0 }
    var traits = [UInt8](repeating: 0, count: Int(tabled))
    for value in 0..<tabled {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      var trait: Traits = []
      switch properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter: trait = [.letter, .upper]
      case .lowercaseLetter, .modifierLetter, .otherLetter, .letterNumber: trait = .letter
      case .decimalNumber: trait = .digit
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: trait = .space
      case .nonspacingMark, .enclosingMark, .format: trait = .ignorable
      case .control: trait = (0x09...0x0D).contains(value) || value == 0x85 ? .space : []
      default: trait = []
      }
      if value == 0x0640 { trait = .ignorable }
      if value == 0xAA || value == 0xBA { trait = [] }
      traits[Int(value)] = trait.rawValue
      let lower = properties.lowercaseMapping.unicodeScalars
      if let first = lower.first { folded[Int(value)] = first.value }
      if trait == .digit,
        let number = properties.numericType == .decimal
          ? properties.numericValue : nil
      {
        folded[Int(value)] = 0x30 + UInt32(number)
      }
      if trait == .space { folded[Int(value)] = 0x20 }
    }
    for (letters, base) in bases {
      guard let target = base.unicodeScalars.first?.value else { continue }
      for scalar in letters.unicodeScalars {
        folded[Int(scalar.value)] = target
        for upper in scalar.properties.uppercaseMapping.unicodeScalars
        where upper.value < tabled && traits[Int(upper.value)] & Traits.upper.rawValue != 0 {
          folded[Int(upper.value)] = target
        }
      }
    }
    return zip(folded, traits).map { $0 | UInt32($1) << 24 }
  }()

  /// The same of the scalars from ``tabled`` to U+FFFF, made when a text first has one.
  static let wide: [UInt32] = (tabled...0xFFFF).map { fold($0) | UInt32(traits($0).rawValue) << 24 }

  /// The folded value of a scalar: lower case, without accents, in its usual width.
  static func fold(_ value: UInt32) -> UInt32 {
    if value < tabled { return table[Int(value)] & 0xFF_FFFF }
    if value >= 0xFF01, value <= 0xFF5E { return table[Int(value - 0xFEE0)] & 0xFF_FFFF }
    if value == 0x3000 { return 0x20 }
    if value == 0xFFE5 { return 0xA5 }
    if value >= 0x4E00, value <= 0x9FFF { return Han.simplified(value) }
    return value
  }

  /// What a scalar is.
  static func traits(_ value: UInt32) -> Traits {
    if value < tabled { return Traits(rawValue: UInt8(table[Int(value)] >> 24)) }
    switch value {
    case 0x3000: return .space
    case 0x3005...0x3007: return [.letter, .unspaced]
    case 0x3041...0x309A, 0x309D...0x309F: return [.letter, .unspaced]
    case 0x30A1...0x30FA, 0x30FC...0x30FF: return [.letter, .unspaced, .katakana]
    case 0x3099, 0x309A, 0xFEFF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: return .ignorable
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return [.letter, .unspaced]
    case 0x3131...0x318E, 0xAC00...0xD7A3: return [.letter, .hangul]
    case 0xFF10...0xFF19: return .digit
    case 0xFF21...0xFF3A: return [.letter, .upper]
    case 0xFF41...0xFF5A: return .letter
    case 0xFF66...0xFF9F: return [.letter, .unspaced, .katakana]
    case 0xA640...0xABFF, 0xFB00...0xFDFF, 0xFE70...0xFEFE, 0x10000...0x1D7FF: return .letter
    default: return []
    }
  }

  /// The folded scalars of a string.
  static func fold(_ text: some StringProtocol) -> [UInt32] {
    text.unicodeScalars.map { fold($0.value) }
  }
}
