internal import Almanac

/// Quantities to be drawn one below the other, to one scale that begins at zero.
struct Chart {
  /// How a quantity is drawn.
  enum Style {
    /// As a bar from zero; what lies between its bounds is fainter.
    case bars
    /// As the span between its bounds, with a mark at its best figure.
    case spans
  }

  /// One line of it.
  struct Item {
    /// What stands at the left.
    let label: String
    /// What is drawn.
    let quantity: Quantity
    /// The quantity in words, as they stand at its end.
    let words: String
    /// Which kind it is, by its place in the legend.
    var kind = 0
  }

  /// A heading above some items.
  struct Group {
    /// The heading; none if empty.
    let name: String
    /// The items.
    let items: [Item]
  }

  /// What it shows, and in which unit.
  let title: String
  let style: Style
  let groups: [Group]
  /// The names of the kinds of items.
  var kinds: [String] = []

  /// The largest figure that is drawn.
  var maximum: Double {
    let figures = groups.flatMap(\.items).flatMap { item in
      [item.quantity.value, item.quantity.min, item.quantity.max].compactMap(\.self)
    }
    return max(figures.max() ?? 1, 1e-9)
  }

  /// The kinds that occur.
  var usedKinds: [Int] { Set(groups.flatMap(\.items).map(\.kind)).sorted() }
}

extension Quantity {
  /// The best figure, if there is one.
  var best: Double? { value ?? (isBounded ? nil : min ?? max) }

  /// Where a span begins and ends; one that has no upper bound ends at the scale's.
  func span(in maximum: Double) -> ClosedRange<Double> {
    let lower = Swift.max(0, lowerBound)
    let upper = upperBound.isFinite ? upperBound : maximum
    return Swift.min(lower, maximum)...Swift.max(lower, Swift.min(upper, maximum))
  }
}
