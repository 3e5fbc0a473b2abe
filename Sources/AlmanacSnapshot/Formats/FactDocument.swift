internal import AlmanacFiles
internal import AlmanacStore

/// A format of one text, written fact by fact.
protocol FactDocument {
  /// The document of some facts.
  init(_ facts: Facts)

  /// Writes it.
  mutating func write(of store: borrowing Store, to file: inout OutputFile) throws
}
