import Foundation

/// Records that are alike in length and kind, but not in words: the same from run to run.
struct Records {
  private var state: UInt64 = 20_260_120
  private let words: [String]

  init() {
    let starts = [
      "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo",
    ]
    let ends = ["", "n", "r", "s", "l", "t", "st", "nd", "rk", "m"]
    var made: [String] = []
    for first in starts {
      for second in starts { for end in ends { made.append(first + second + end) } }
    }
    words = made
  }

  private mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  /// Some words; few of them are frequent, as in any language.
  private mutating func text(_ count: Int) -> String {
    var text = ""
    for index in 0..<count {
      let most = next(3) == 0 ? words.count : next(2) == 0 ? 60 : 400
      text += (index == 0 ? "" : " ") + words[next(most)]
    }
    return text
  }

  /// Writes a file of events, with the sources that they rest on.
  ///
  /// - Returns: The mean length of an event's line, in bytes.
  mutating func write(_ count: Int, to path: String) throws -> Int {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var buffer = ""
    for number in 0..<200 {
      buffer +=
        #"{"type":"source","id":"bench-\#(number)","title":"\#(text(6))","language":"en","published":"2026-01-20","kind":"news","reliability":"C"}"#
        + "\n"
    }
    let start = buffer.utf8.count
    var total = 0
    let chips = ["nvidia-h20", "nvidia-h200", "amd-mi308", "huawei-ascend-910c", "nvidia-b200"]
    for number in 0..<count {
      let day = next(28) + 1
      let month = next(12) + 1
      buffer +=
        #"{"type":"event","id":"bench-\#(number)","date":"\#(2016 + next(10))-\#(two(month))-\#(two(day))","category":"order","title":"\#(text(8))","about":["accelerator:\#(chips[next(5)])","country:CN"],"summary":"\#(text(31))","evidence":[{"source":"bench-\#(next(200))","locator":"page \#(next(90)), paragraph \#(next(9))","credibility":\#(next(6) + 1)}]}"#
        + "\n"
      if buffer.utf8.count > 4_000_000 {
        total += buffer.utf8.count
        try file.write(contentsOf: Data(buffer.utf8))
        buffer = ""
      }
    }
    total += buffer.utf8.count
    try file.write(contentsOf: Data(buffer.utf8))
    try file.close()
    return (total - start) / max(count, 1)
  }

  private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
