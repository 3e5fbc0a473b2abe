/// The encodings of foreign text: which one a file is in, and the file in UTF-8.
///
/// In this order: a byte order mark; UTF-16 by its zero bytes; UTF-8 when the bytes are valid
/// and hold more of it than chance allows; what is declared, by the caller, by `<meta>` or by
/// the XML declaration, when it fits; a guess (``EncodingGuess``).
enum TextEncoding {
  /// A file's text in UTF-8, without NUL bytes and other control characters.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - declared: The encoding it came with, such as an HTTP header's.
  /// - Returns: The text. A byte that fits nothing becomes U+FFFD.
  /// - Complexity: O(*n*) for *n* bytes.
  static func utf8(_ bytes: [UInt8], declared: String? = nil) -> [UInt8] {
    let name = canonicalName(declared) ?? declaredName(in: bytes)
    if name == nil || name == "UTF-8", isUTF8(bytes), !hasMark(bytes), utf16(bytes) == nil {
      return without(controlsIn: bytes)
    }
    let plain = without(controlsIn: decode(bytes, named: name))
    // libxml2 falls back to another encoding at the first fault, so none may be left.
    return isUTF8(plain) ? plain : repaired(plain)
  }

  /// Whether a byte order mark of UTF-8 opens a text.
  private static func hasMark(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  private static func decode(_ bytes: [UInt8], named name: String?) -> [UInt8] {
    if hasMark(bytes) { return repaired(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return convert(Array(bytes.dropFirst(2)), "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return convert(Array(bytes.dropFirst(2)), "UTF-16BE") }
    if let name = utf16(bytes) { return convert(bytes, name) }
    let form = UTF8Form(bytes)
    if form.isValid, form.characters == 0, name?.hasPrefix("ISO-2022") != true { return bytes }
    if form.isValid, name == nil || name == "UTF-8" || form.characters >= 8 { return bytes }
    // A page in UTF-8 that was cut or pasted badly in a few places is still one.
    if form.characters >= 8, form.faults * 20 < form.characters { return repaired(bytes) }
    if let name, name != "UTF-8", let decoder = CharacterDecoder(name) {
      let decoded = decoder.decode(bytes)
      if decoded.faults * 25 <= form.highBytes { return decoded.text }
    }
    return convert(bytes, EncodingGuess.name(of: bytes))
  }

  private static func convert(_ bytes: [UInt8], _ name: String) -> [UInt8] {
    guard let decoder = CharacterDecoder(name) else { return repaired(bytes) }
    return decoder.decode(bytes).text
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  private static func without(controlsIn text: [UInt8]) -> [UInt8] {
    func isBad(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 9 && byte != 10 && byte != 13 }
    let span = text.span
    var bad = 0
    for index in span.indices { bad &+= isBad(span[index]) ? 1 : 0 }
    return bad > 0 ? text.filter { !isBad($0) } : text
  }

  /// UTF-16 without a mark: markup is mostly ASCII, so every other byte is zero.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    let sample = bytes.prefix(512)
    guard sample.count >= 8 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = sample.count / 2
    if zeros.odd * 3 > half, zeros.even * 10 < half { return "UTF-16LE" }
    if zeros.even * 3 > half, zeros.odd * 10 < half { return "UTF-16BE" }
    return nil
  }

  // MARK: Names

  /// What the file itself says: `charset=` in a `<meta>`, `encoding=` in the XML declaration.
  private static func declaredName(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(8192).lowered()
    for (opening, key) in [("<?xml", "encoding"), ("<meta", "charset")] {
      var index = 0
      while let start = head.position(of: Array(opening.utf8), from: index) {
        let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
        index = start + 1
        guard let found = head[..<end].position(of: Array(key.utf8), from: start) else { continue }
        let value = head[(found + key.utf8.count)..<end].drop { " =\"'\n\t".utf8.contains($0) }
        let name = value.prefix { !" \"';?/\n\t".utf8.contains($0) }
        if let known = canonicalName(String(decoding: name, as: UTF8.self)) { return known }
      }
    }
    return nil
  }

  /// The name iconv knows an encoding by, or nil when it is unknown.
  ///
  /// As browsers do, ISO-8859-1
  /// is read as windows-1252, GB2312 as GB18030, and so on.
  static func canonicalName(_ name: String?) -> String? {
    guard let name = name?.lowercased().trimmingSpace(), !name.isEmpty else { return nil }
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8": return "UTF-8"
    // A file that says so in bytes that can be read is not in UTF-16.
    case "utf-16", "utf-16le", "utf-16be", "unicode": return "UTF-8"
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252",
      "cp1252", "x-cp1252", "l1", "iso_8859-1":
      return "WINDOWS-1252"
    case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "chinese", "euc-cn":
      return "GB18030"
    case "big5", "big5-hkscs", "x-x-big5", "cn-big5", "cp950": return "BIG5-HKSCS"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932",
      "ms932":
      return "CP932"
    case "euc-jp", "x-euc-jp", "eucjp": return "EUC-JP"
    case "iso-2022-jp": return "ISO-2022-JP"
    case "euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "korean", "windows-949",
      "cp949", "uhc", "euckr":
      return "CP949"
    case "koi8-r", "koi8-ru", "koi": return "KOI8-R"
    case "koi8-u": return "KOI8-U"
    case "iso-8859-9", "latin5", "windows-1254", "cp1254": return "WINDOWS-1254"
    case "tis-620", "iso-8859-11", "windows-874": return "CP874"
    case "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7",
      "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16":
      return name.uppercased()
    case "windows-1250", "windows-1251", "windows-1253", "windows-1255", "windows-1256",
      "windows-1257", "windows-1258":
      return name.uppercased()
    case "cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "cp1257", "cp1258":
      return name.uppercased()
    case "cp866", "ibm866", "macintosh": return name.uppercased()
    default: return nil
    }
  }
}

/// How far some bytes are UTF-8.
struct UTF8Form {
  /// How many bytes are no ASCII.
  private(set) var highBytes = 0
  /// How many well-formed characters of more than one byte there are.
  private(set) var characters = 0
  /// How many bytes fit nowhere; a character the end cuts off is not counted.
  private(set) var faults = 0

  /// Whether all is UTF-8.
  var isValid: Bool { faults == 0 }

  init(_ bytes: [UInt8]) {
    let bytes = bytes.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte < 0x80 { continue }
      highBytes += 1
      let length = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
      guard (0xC2...0xF4).contains(byte) else {
        faults += 1
        continue
      }
      var seen = 0
      while seen < length, index < bytes.count, bytes[index] & 0xC0 == 0x80 {
        index += 1
        seen += 1
      }
      highBytes += seen
      if seen == length {
        characters += 1
      } else if index < bytes.count {
        faults += 1
      }
    }
  }
}
