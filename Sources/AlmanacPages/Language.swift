/// The languages of texts: tags as pages declare them, and a guess where they declare none.
enum Language {
  /// A declared tag in the usual form of BCP 47 (`pt_br` becomes `pt-BR`).
  ///
  /// - Parameter declared: The tag as the page gives it.
  /// - Returns: Nil when it is no language tag.
  static func tag(_ declared: String?) -> String? {
    guard let declared = declared?.trimmingSpace() else { return nil }
    let first = declared.prefix { $0 != "," && $0 != ";" && $0 != " " }
    let parts = first.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let primary = parts.first, (2...3).contains(primary.count),
      primary.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    // Country codes that get written for languages; none is a language of news.
    let language = ["jp": "ja", "cn": "zh", "ua": "uk", "cz": "cs"][primary.lowercased()]
    var tag = [language ?? primary.lowercased()]
    for part in parts.dropFirst() {
      guard (1...8).contains(part.count), part.allSatisfy({ $0.isASCII }) else { break }
      switch part.count {
      case 2: tag.append(part.uppercased())
      case 4 where part.allSatisfy(\.isLetter):
        tag.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
      default: tag.append(part.lowercased())
      }
    }
    return tag.joined(separator: "-")
  }

  /// The declared language, unless the text is in a script that it is never written in; else a
  /// guess.
  ///
  /// - Parameters:
  ///   - declared: The tag the page declares, in its usual form.
  ///   - text: The article's text.
  /// - Returns: Nil when nothing is declared and nothing can be guessed.
  static func resolve(declared: String?, text: String) -> String? {
    guard let declared else { return guess(text) }
    let primary = String(declared.prefix { $0 != "-" })
    guard latin.keys.contains(primary), let script = byScript(text.utf8.prefix(3000))
    else { return declared }
    return script
  }

  /// The language a text is in, by its script, or by the little words of the languages written
  /// in Latin letters.
  ///
  /// - Parameters:
  ///   - text: The text; its first 4,000 characters decide.
  ///   - title: What stands beside the text, for a text that is shorter.
  /// - Returns: Nil when too few words are known.
  static func guess(_ text: String, _ title: String = "") -> String? {
    let enough = 6000
    let text = title.isEmpty || text.utf8.count >= enough ? text : text + " " + title
    let sample = text.utf8.prefix(enough)
    return byScript(sample) ?? guessLatin(sample.lowered())
  }

  /// The language of a script that few languages of news share, by the first byte of each of its
  /// characters.
  private static func byScript(_ sample: Substring.UTF8View) -> String? {
    var latin = 0
    var russian = 0
    var arabic = 0
    var kana = 0
    var han = 0
    var korean = 0
    var before: UInt8 = 0
    for byte in sample {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0xC3...0xC9: latin += 1
      case 0xD0, 0xD1: russian += 1
      case 0xD8...0xDB: arabic += 1
      case 0x81...0x83 where before == 0xE3: kana += 1
      case 0xE4...0xE9: han += 1
      case 0xEA...0xED: korean += 1
      default: break
      }
      before = byte
    }
    let letters = latin + russian + arabic + kana + han + korean
    guard letters >= 8 else { return nil }
    // Japanese mixes kana and Han; a page in Chinese has next to no kana.
    if kana * 12 > han, kana * 10 > letters { return "ja" }
    // Han characters say more each than letters, and technical texts are full of Latin names.
    for (language, count) in [("ko", korean * 2), ("zh", han * 3), ("ru", russian), ("ar", arabic)]
    where count * 2 > letters {
      return language
    }
    return nil
  }

  private static func guessLatin(_ text: [UInt8]) -> String? {
    var counts = Array(repeating: 0, count: tags.count)
    var word: UInt64 = 0
    var length = 0
    func end() {
      if length > 0, length <= 8 {
        for language in byWord[word] ?? [] { counts[language] += 1 }
      }
      word = 0
      length = 0
    }
    for byte in text {
      if (0x61...0x7A).contains(byte) || byte >= 0x80 {
        word = word << 8 | UInt64(byte)
        length += 1
      } else {
        end()
      }
    }
    end()
    // Of languages that are level, the first by its tag.
    let best = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) }
    guard let best, counts[best] >= 3 else { return nil }
    return tags[best]
  }

  private static let tags = latin.keys.sorted()

  /// The languages, by their place in the tags, that have a little word of at most eight bytes; the
  /// word as a number of these bytes.
  private static let byWord: [UInt64: [Int]] = {
    var byWord: [UInt64: [Int]] = [:]
    for (place, tag) in tags.enumerated() {
      for word in latin[tag] ?? [] where word.utf8.count <= 8 {
        byWord[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, default: []].append(place)
      }
    }
    return byWord
  }()

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  /// Little words that tell the languages apart.
  private static let latin: [String: Set<String>] = [
    "en": words("the of and to in that is was for on with as by has are it from be an which"),
    "pt": words("o os as do da dos das em no na não que uma um com para por mais ao é foi são"),
    "es": words("el los las del en que y una un con para por más al es fue la su lo se pero"),
    "fr": words("le les des du et est une un dans pour par sur que qui au aux pas ne la il ce"),
    "de": words("der die das und den dem des ist im in zu ein eine mit von für nicht auf sich"),
    "it": words("il gli dei del della delle di e che è un una per con non nel alla sono ha da"),
    "nl": words("de het een van en dat die niet op aan met voor is zijn te er ook maar naar"),
    "pl": words("i w na że się nie do z jest to o jak po przez od dla są oraz ale ma"),
    "sv": words("och att det som en är av för på den med till inte har ett om kan ska de var"),
    "tr": words("ve bir bu için ile da de olarak daha çok olan gibi kadar ise en ne sonra"),
  ]
}
