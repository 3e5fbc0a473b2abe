internal import Almanac

/// A scale of days, with round days to mark on it.
struct DateScale {
  /// A mark on the scale.
  struct Mark {
    /// The day.
    let day: Day
    /// The day in words, as short as the distance to the next one allows.
    let label: String
  }

  /// Where a scale without a day begins.
  static let fallback = Day(number: 0)

  /// The first day.
  let first: Day
  /// The last day.
  let last: Day

  /// Where a day begins, from 0 for the first day's beginning to 1 for the last day's end.
  func start(of day: Day) -> Double {
    Double(day.number - first.number) / Double(last.number - first.number + 1)
  }

  /// Round days, as many as have room.
  ///
  /// - Parameters:
  ///   - width: How wide the scale is.
  ///   - labelWidth: How wide a label of some characters is, with the space behind it.
  /// - Returns: Marks by day.
  func marks(within width: Double, _ labelWidth: (Int) -> Double) -> [Mark] {
    let dayWidth = width / Double(last.number - first.number + 1)
    for step in DateScale.steps where Double(step.days) * dayWidth >= labelWidth(step.digits) {
      let days = days(step)
      if !days.isEmpty {
        return days.map { Mark(day: $0, label: String($0.description.prefix(step.digits))) }
      }
    }
    return [Mark(day: first, label: first.description)]
  }

  private enum Unit { case day, month, year }

  private struct Step {
    let unit: Unit
    let count: Int

    /// How many characters of a day tell it.
    var digits: Int {
      switch unit {
      case .day: 10
      case .month: 7
      case .year: 4
      }
    }

    /// How many days it has at least.
    var days: Int {
      switch unit {
      case .day: count
      case .month: 28 * count
      case .year: 365 * count
      }
    }
  }

  private static let steps: [Step] =
    [1, 2, 5, 10].map { Step(unit: .day, count: $0) }
    + [1, 2, 3, 6].map { Step(unit: .month, count: $0) }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map { Step(unit: .year, count: $0) }

  private func days(_ step: Step) -> [Day] {
    let (from, to) = (first.components, last.components)
    let days: [Day?] =
      switch step.unit {
      case .day:
        (first.number...last.number).filter { $0.isMultiple(of: step.count) }.map {
          Day(number: $0)
        }
      case .month:
        (from.year * 12 + from.month - 1...to.year * 12 + to.month - 1)
          .filter { $0.isMultiple(of: step.count) }
          .map { Day(year: $0 / 12, month: $0 % 12 + 1, day: 1) }
      case .year:
        (from.year...to.year).filter { $0.isMultiple(of: step.count) }
          .map { Day(year: $0, month: 1, day: 1) }
      }
    return days.compactMap(\.self).filter { (first...last).contains($0) }
  }
}
