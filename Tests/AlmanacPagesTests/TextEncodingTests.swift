import Testing

@testable import AlmanacPages

@Suite struct TextEncodingTests {
  private func text(_ bytes: [UInt8], declared: String? = nil) -> String {
    String(decoding: TextEncoding.utf8(bytes, declared: declared), as: UTF8.self)
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "a"), ([0xFF, 0xFE, 0x61, 0, 0x32, 0x4E], "a串"),
      ([0xFE, 0xFF, 0, 0x61, 0x4E, 0x32], "a串"), ([0x61, 0, 0x62], "ab"), ([], ""),
      ([0x61, 0xFF], "aÿ"), ([0x61, 0xC3], "a\u{FFFD}"),
      ([0xED, 0xA0, 0x80, 0x61], "\u{FFFD}\u{FFFD}\u{FFFD}a"),
    ] as [([UInt8], String)]
  )
  func `marks, NUL bytes and faults are understood`(_ bytes: [UInt8], _ expected: String) {
    #expect(text(bytes) == expected)
  }

  @Test func `a declaration counts, wherever it stands`() {
    let russian: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    #expect(text(russian, declared: "windows-1251") == "Привет")
    let meta = Array("<meta charset='cp1251'>".utf8)
    #expect(text(meta + russian).hasSuffix("Привет"))
    let equiv = Array("<META http-equiv=x content=\"text/html; charset=Windows-1251\">".utf8)
    #expect(text(equiv + russian).hasSuffix("Привет"))
    let xml = Array("<?xml version='1.0' encoding='windows-1251'?>".utf8)
    #expect(text(xml + russian).hasSuffix("Привет"))
  }

  @Test func `UTF-8 that is declared as something else is still UTF-8`() {
    let words = "<meta charset=gbk>Ação, coração, informação, situação"
    #expect(text(Array(words.utf8)) == words)
  }

  @Test func `a few bad bytes do not turn UTF-8 into another encoding`() {
    let bytes = Array(String(repeating: "ação ", count: 30).utf8) + [0xFF] + Array(" fim".utf8)
    #expect(text(bytes).hasPrefix("ação "))
    #expect(text(bytes).hasSuffix("\u{FFFD} fim"))
  }

  @Test func `ISO-8859-1 is read as browsers read it`() {
    #expect(text([0x93, 0x61, 0x94], declared: "iso-8859-1") == "“a”")
  }

  @Test(arguments: [
    ("portal-gbk.zh.html", "GB18030"), ("shift-jis.ja.html", "CP932"),
    ("euc-kr.ko.html", "CP949"), ("cp1251.ru.html", "WINDOWS-1251"),
    ("cp1256.ar.html", "WINDOWS-1256"), ("big5.zh.html", "BIG5-HKSCS"),
    ("tables.es.html", "WINDOWS-1252"), ("21-h20-houmen.zh.html", "GB18030"),
    ("24-keisan-kiban-4100oku.ja.html", "CP932"), ("03-sines-microsoft.pt.html", "WINDOWS-1252"),
  ])
  func `an encoding is guessed from the bytes alone`(_ file: String, _ name: String) throws {
    #expect(EncodingGuess.name(of: try Fixture.bytes(file)) == name)
  }

  @Test func `EUC-JP and KOI8-R are guessed too`() {
    let japanese: [UInt8] = [
      0xA4, 0xB3, 0xA4, 0xEC, 0xA4, 0xCF, 0xC6, 0xFC, 0xCB, 0xDC, 0xB8, 0xEC, 0xA4, 0xC7, 0xA4,
      0xB9, 0xA1, 0xA3,
    ]
    #expect(text(japanese) == "これは日本語です。")
    let russian: [UInt8] = [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x20, 0xCD, 0xC9, 0xD2]
    #expect(text(russian) == "Привет мир")
  }
}
