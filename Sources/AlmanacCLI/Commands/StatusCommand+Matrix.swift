internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

extension StatusCommand {
  /// Where chips go if a matrix is asked for without destinations: whom the rules are about.
  static let usualDestinations = ["CN", "HK", "RU", "AE", "SA", "IN", "IL", "TW", "DE"]

  /// Prints a table of chips by destinations.
  func printMatrix(_ store: borrowing Store) throws {
    let chips = try matrixChips(store)
    let engine = try store.ruleEngine(as: clocks.clocks, chips: chips)
    let matrix = engine.matrix(
      of: chips,
      to: to?.countries ?? Self.usualDestinations.compactMap { CountryCode($0) },
      side: RuleEngine.Side(jurisdiction, track),
      on: asked.day,
      knownOn: clocks.knownOn,
      transaction: asked.transaction,
      headquarters: asked.headquarters
    )
    output.print(matrix)
  }

  /// The chips that are named, each once; all that are public, if none is.
  private func matrixChips(_ store: borrowing Store) throws(StoreError) -> [Accelerator] {
    let words = (accelerators + [listed].compactMap(\.self)).separated
    guard !words.isEmpty else { return try store.contents(Accelerator.self, as: clocks.clocks) }
    return try store.chips(words, as: clocks.clocks).compactMap(\.accelerator)
  }
}
