internal import Almanac
internal import AlmanacStore

/// A record on its way in, with where it comes from.
struct Arrival {
  /// The record, ready to be written.
  let prepared: PreparedRecord
  /// Where it was read.
  let place: Problem.Place
  /// What it was read from, to be put aside if it is bad.
  let original: Original?

  /// The record.
  var record: Record { prepared.record }

  init(prepared: PreparedRecord, place: Problem.Place, original: Original?) {
    self.prepared = prepared
    self.place = place
    self.original = original
  }

  init(record: Record, place: Problem.Place, original: Original?) {
    self.init(prepared: PreparedRecord(record), place: place, original: original)
  }

  /// What a record was read from.
  enum Original {
    /// A line of text.
    case line([UInt8])
    /// A JSON object, or the row of a table as one.
    case object(JSON)
    /// A whole file.
    case file(String)
  }
}

extension Arrival.Original {
  /// What a rejects file keeps of it.
  var json: JSON? {
    switch self {
    case .line(let bytes): .string(String(decoding: bytes, as: UTF8.self))
    case .object(let json): json
    case .file: nil
    }
  }

  /// The record type it claims to have.
  var type: RecordType? {
    let json: JSON? =
      switch self {
      case .line(let bytes): try? JSONParser.parse(bytes)
      case .object(let json): json
      case .file: nil
      }
    if case .file = self { return .source }
    guard case .object(let members)? = json, case .string(let name)? = members["type"] else {
      return nil
    }
    return RecordType(rawValue: name)
  }
}
