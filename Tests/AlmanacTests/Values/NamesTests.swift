import Almanac
import Testing

@Suite struct NamesTests {
  @Test(arguments: ["nvidia-h20", "01-ai", "a", String(repeating: "x", count: 80)])
  func `an id is lowercase letters, digits and hyphens`(_ text: String) {
    #expect(Slug(text)?.text == text)
  }

  @Test(arguments: [
    "", "NVIDIA", "nvidia h20", "é", "a_b", String(repeating: "x", count: 81), "a\0",
  ])
  func `anything else is no id`(_ text: String) {
    #expect(Slug(text) == nil)
  }

  @Test(arguments: [
    ("Exportação de chips à China", "exportacao-de-chips-a-china"),
    ("NVIDIA  H20!", "nvidia-h20"), ("ＮＶＩＤＩＡ", "nvidia"), ("Łódź", "lodz"),
  ])
  func `a name becomes an id without its accents`(_ name: String, _ slug: String) {
    #expect(Slug(naming: name)?.text == slug)
  }

  @Test func `a long name is cut between words`() {
    #expect(Slug(naming: "one two three", limit: 8)?.text == "one-two")
    #expect(Slug(naming: "出口管制") == nil)
  }

  @Test(arguments: ["CN", "EU", "US", "TW"])
  func `countries have ISO codes`(_ code: String) { #expect(CountryCode(code) != nil) }

  @Test(arguments: ["cn", "UK", "XX", "", "CHN"])
  func `other codes are no countries`(_ code: String) { #expect(CountryCode(code) == nil) }

  @Test(arguments: ["pt", "zh-Hant", "en-GB", "es-419", "zh-Hant-TW", "und"])
  func `languages have BCP 47 tags`(_ tag: String) { #expect(LanguageTag(tag) != nil) }

  @Test(arguments: ["", "PT", "portuguese", "en_GB", "en-", "e"])
  func `other words are no language tags`(_ tag: String) { #expect(LanguageTag(tag) == nil) }

  @Test(arguments: ["CN", "EAR:D:5", "*", "AE?", "AI-DIFFUSION:TIER-1"])
  func `a destination is written back as it was`(_ text: String) {
    #expect(Destination(text)?.description == text)
  }

  @Test(arguments: ["", "?", "China", "EAR:", "ear:d:5", "XX", "**"])
  func `other words are no destinations`(_ text: String) { #expect(Destination(text) == nil) }

  @Test(arguments: [
    "accelerator:nvidia-h20", "country:CN", "group:EAR:D:5", "architecture:nvidia-hopper",
  ])
  func `a reference is written back as it was`(_ text: String) {
    #expect(Reference(text)?.description == text)
  }

  @Test(arguments: ["nvidia-h20", "chip:nvidia-h20", "country:China", "accelerator:", ":x"])
  func `other words are no references`(_ text: String) { #expect(Reference(text) == nil) }

  @Test func `a grade reaches another only in both parts`() throws {
    let b2 = try #require(Grade("B2"))
    #expect(try #require(Grade("A2")).reaches(b2))
    #expect(try #require(Grade("a1")).reaches(b2))
    #expect(!(try #require(Grade("A3"))).reaches(b2))
    #expect(!(try #require(Grade("C1"))).reaches(b2))
    #expect(Grade("G1") == nil && Grade("A7") == nil && Grade("A") == nil)
  }
}
