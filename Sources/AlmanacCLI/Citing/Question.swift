internal import Almanac
internal import ArgumentParser

/// A command whose answer can be cited: it only reads, and can be asked as of any time.
protocol Question: ParsableCommand {
  var clocks: ClockOptions { get set }
  var output: FormatOptions { get set }
  var database: DatabaseOptions { get set }

  /// Puts a day in the place of "today", and leaves out what is no answer, such as a chart's file.
  mutating func settle(on today: Day)
}

extension Question {
  mutating func settle(on today: Day) {}
}

extension StatusCommand: Question {
  mutating func settle(on today: Day) { asked.on = asked.on ?? today }
}

extension CompareCommand: Question {
  mutating func settle(on today: Day) { on = on ?? today }
}

extension CapexCommand: Question {
  mutating func settle(on today: Day) { drawing.chart = nil }
}

extension LagCommand: Question {
  mutating func settle(on today: Day) { drawing.chart = nil }
}

extension TimelineCommand: Question {}
extension ShowCommand: Question {}
extension SearchCommand: Question {}
extension ListCommand: Question {}
extension ConflictsCommand: Question {}
