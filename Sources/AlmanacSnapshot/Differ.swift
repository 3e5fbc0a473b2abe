internal import Almanac
internal import AlmanacStore

/// Compares two bodies of records, fact by fact and field by field.
public struct Differ {
  private let before: Side
  private let after: Side

  /// A comparison.
  ///
  /// - Parameters:
  ///   - before: The earlier side.
  ///   - after: The later side.
  public init(_ before: Side, _ after: Side) {
    self.before = before
    self.after = after
  }

  /// Walks the differences by type, then by id.
  ///
  /// - Parameter body: Takes one difference; it stops the walk by throwing.
  /// - Throws: ``Almanac/Problem`` or ``AlmanacStore/StoreError`` when a side cannot be read, and
  ///   what the closure throws.
  /// - Complexity: O(*n*); names and grades of sources are kept, records one page at a time.
  public func forEach(_ body: (Difference) throws -> Void) throws {
    var names = Names()
    for type in RecordType.allCases {
      let old = try before.records(type)
      let new = try after.records(type)
      var left = try old.next()
      var right = try new.next()
      while left != nil || right != nil {
        let pair = Differ.pair(left, right)
        for record in [pair.0, pair.1] { if let record { names.add(record) } }
        if pair.0 != pair.1, let difference = names.difference(pair.0, pair.1) {
          try body(difference)
        }
        if pair.0 != nil { left = try old.next() }
        if pair.1 != nil { right = try new.next() }
      }
    }
  }

  /// Of the heads of two ordered lists, those with the lower id.
  private static func pair(_ left: Record?, _ right: Record?) -> (Record?, Record?) {
    guard let left, let right else { return (left, right) }
    if left.id == right.id { return (left, right) }
    return left.id < right.id ? (left, nil) : (nil, right)
  }
}

extension Names {
  /// How a record differs; `nil` when neither side has it.
  func difference(_ before: Record?, _ after: Record?) -> Difference? {
    guard let record = after ?? before else { return nil }
    var words: [String] = []
    if let before, let after {
      words = FieldChange.between(before, after).flatMap { change in
        ChangeWords(change, self).lines
      }
    }
    return Difference(
      reference: record.reference,
      kind: before == nil ? .added : after == nil ? .retracted : .revised,
      before: before,
      after: after,
      headline: headline(of: record),
      grade: grade(of: record),
      words: words
    )
  }
}
