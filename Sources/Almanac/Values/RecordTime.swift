/// An instant of record time: when the almanac itself learnt something, in UTC, to the microsecond.
///
/// Written `2026-11-25T01:02:03.000004Z`; texts of that form sort as they read.
public struct RecordTime: Hashable, Comparable, Sendable {
  /// The instant as text of 27 characters.
  public let text: String

  /// Later than anything that was ever recorded: "until now".
  public static let distantFuture = RecordTime(known: "9999-12-31T23:59:59.999999Z")

  /// Earlier than anything that was ever recorded.
  public static let distantPast = RecordTime(known: "0000-01-01T00:00:00.000000Z")

  /// An instant, or the end of a day, hour or minute that is named without more.
  ///
  /// The result is `nil` for any other text, and for impossible days and hours.
  ///
  /// - Parameter text: `2026-11-25`, `2026-11-25T01:02Z`, `2026-11-25T01:02:03Z` or with up to six
  ///   decimals; what is left out is read as the latest that it may be.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)) else {
      return nil
    }
    var clock = Array("23:59:59.999999".utf8)
    if bytes.count > 10 {
      let written = bytes[11...].dropLast()
      guard bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z"),
        [5, 8].contains(written.count) || (10...15).contains(written.count)
      else { return nil }
      if written.count >= 8 { clock = Array("00:00:00.000000".utf8) }
      for (index, byte) in written.enumerated() {
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        let separator: UInt8? =
          [2, 5].contains(index) ? UInt8(ascii: ":") : index == 8 ? UInt8(ascii: ".") : nil
        guard separator.map({ $0 == byte }) ?? isDigit else { return nil }
        clock[index] = byte
      }
      guard let hour = Day.decimal(clock[..<2]), hour < 24, let minute = Day.decimal(clock[3..<5]),
        minute < 60, let second = Day.decimal(clock[6..<8]), second < 60
      else { return nil }
    }
    self.text = "\(day)T\(String(decoding: clock, as: UTF8.self))Z"
  }

  private init(known text: String) {
    self.text = text
  }

  /// The instant one microsecond later.
  public var next: RecordTime {
    var bytes = Array(text.utf8)
    // Counts up from the last decimal; a carry past the seconds goes through the calendar.
    for index in [25, 24, 23, 22, 21, 20, 18, 17] {
      let limit = index == 17 ? UInt8(ascii: "5") : UInt8(ascii: "9")
      if bytes[index] < limit {
        bytes[index] += 1
        return RecordTime(known: String(decoding: bytes, as: UTF8.self))
      }
      bytes[index] = UInt8(ascii: "0")
    }
    let hour = (Day.decimal(bytes[11..<13]) ?? 0) * 60 + (Day.decimal(bytes[14..<16]) ?? 0) + 1
    let day = Day(String(decoding: bytes[..<10], as: UTF8.self)) ?? .distantFuture
    let date = Day(number: day.number + hour / 1440)
    let minutes = hour % 1440
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return RecordTime(known: "\(date)T\(clock[0]):\(clock[1]):00.000000Z")
  }

  /// Orders instants in time.
  public static func < (left: RecordTime, right: RecordTime) -> Bool { left.text < right.text }
}

extension RecordTime: CustomStringConvertible {
  /// The instant as text.
  public var description: String { text }
}
