import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSONParser.parse(Array(text.utf8)) }

  @Test(
    arguments: [
      // RFC 8785, appendix B.
      ("0", 0x0000_0000_0000_0000), ("0", 0x8000_0000_0000_0000), ("5e-324", 0x0000_0000_0000_0001),
      ("-5e-324", 0x8000_0000_0000_0001), ("1.7976931348623157e+308", 0x7FEF_FFFF_FFFF_FFFF),
      ("9007199254740992", 0x4340_0000_0000_0000), ("-9007199254740992", 0xC340_0000_0000_0000),
      ("295147905179352830000", 0x4430_0000_0000_0000),
      ("9.999999999999997e+22", 0x44B5_2D02_C7E1_4AF5),
      ("1e+23", 0x44B5_2D02_C7E1_4AF6), ("1.0000000000000001e+23", 0x44B5_2D02_C7E1_4AF7),
      ("999999999999999700000", 0x444B_1AE4_D6E2_EF4E),
      ("999999999999999900000", 0x444B_1AE4_D6E2_EF4F),
      ("1e+21", 0x444B_1AE4_D6E2_EF50), ("9.999999999999997e-7", 0x3EB0_C6F7_A0B5_ED8C),
      ("0.000001", 0x3EB0_C6F7_A0B5_ED8D), ("333333333.3333332", 0x41B3_DE43_5555_5553),
      ("333333333.33333325", 0x41B3_DE43_5555_5554),
      ("-0.0000033333333333333333", 0xBECB_F647_612F_3696),
      ("1424953923781206.2", 0x4314_3FF3_C1CB_0959),
    ] as [(String, UInt64)]
  )
  func `numbers are written as RFC 8785 asks`(_ text: String, _ bits: UInt64) {
    #expect(JSON.numeral(Double(bitPattern: bits)) == text)
  }

  @Test func `members are sorted and strings escaped as RFC 8785 asks`() throws {
    let value = try parse(
      #"{"\u20ac": "Euro", "\r": "CR", "1": "\u000f\n\"\\/é", "a": [1.50, true, null]}"#
    )
    let text = String(decoding: value.canonical, as: UTF8.self)
    #expect(
      text == "{\"\\r\":\"CR\",\"1\":\"\\u000f\\n\\\"\\\\/é\",\"a\":[1.5,true,null],\"€\":\"Euro\"}"
    )
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{'a':1}", "01", "1.", ".5", "+1", "1e", "tru",
    "nulll",
    "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "[1] 2", "NaN", "-",
    "\"\t\"", "{\"a\":1 \"b\":2}",
    "[1 2]", "{1:2}", "\u{FEFF}{}",
  ])
  func `what is not JSON is refused with its column`(_ text: String) {
    #expect {
      _ = try parse(text)
    } throws: { error in
      (error as? Problem)?.what.contains("column") ?? false
    }
  }

  @Test func `a name that stands twice is refused`() {
    #expect(
      throws: Problem(
        "the name 'a' stands twice in one object (column 11)",
        remedy: "keep one of the two"
      )
    ) {
      _ = try parse(#"{"a":1,"a":2}"#)
    }
  }

  @Test(arguments: [
    "0.1", "57000000000", "123456789012345", "1e300", "0.30000000000000004", "9007199254740993e0",
    "1234567890123456789", "1e400", "0.12345678901234567890",
  ])
  func `a number is kept to the last digit or refused`(_ text: String) {
    let kept = ["0.1", "57000000000", "123456789012345", "1e300", "0.30000000000000004"]
    let isRead = (try? parse(text)) != nil
    #expect(isRead == kept.contains(text))
  }

  @Test func `nesting is bounded`() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(throws: Problem.self) { try parse(deep) }
    let fair = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    _ = try parse(fair)
  }

  @Test func `invalid UTF-8 is refused`() {
    #expect(throws: Problem.self) { try JSONParser.parse([0x22, 0xC3, 0x28, 0x22]) }
    #expect(throws: Problem.self) { try JSONParser.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) }
    #expect(throws: Problem.self) { try JSONParser.parse([0x22, 0x5C, 0x6E, 0xFF, 0x22]) }
  }

  @Test(arguments: 0..<100)
  func `what is written is read back the same`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = randomValue(&random, depth: 0)
    let bytes = value.canonical
    #expect(try JSONParser.parse(bytes).canonical == bytes)
    #expect(try JSONParser.parse(value.compact) == value)
    // Foundation's reader takes it for the same.
    _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
  }

  @Test(arguments: 0..<200)
  func `damaged JSON ends in a sentence`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = randomValue(&random, depth: 0).canonical
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      default: bytes.removeSubrange(index...)
      }
    }
    do throws(Problem) {
      _ = try JSONParser.parse(bytes)
    } catch {
      #expect(!error.what.isEmpty)
    }
  }

  private func randomValue(_ random: inout SplitMix64, depth: Int) -> JSON {
    switch Int.random(in: 0...(depth > 3 ? 3 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2:
      let value = Double(bitPattern: random.next())
      return .number(value.isFinite ? value : 0.5)
    case 3:
      let scalars = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random))
      }
      return .string(scalars.map(String.init).joined())
    case 4:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          randomValue(&random, depth: depth + 1)
        }
      )
    default:
      var members = JSON.Members()
      for index in 0..<Int.random(in: 0...4, using: &random) {
        members["k\(Int.random(in: 0...99, using: &random))-\(index)"] = randomValue(
          &random,
          depth: depth + 1
        )
      }
      return .object(members)
    }
  }
}
