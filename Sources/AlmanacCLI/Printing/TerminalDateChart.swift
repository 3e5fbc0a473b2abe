internal import Almanac

/// A chart of days in a terminal's characters: date, mark or span, and what happened.
struct TerminalDateChart {
  let chart: DateChart
  let terminal: Terminal

  private static let mostLines = 3
  /// The marks of the kinds, which differ in form; all take one column.
  private static let marks = ["■", "●", "◆", "▲", "▼", "★", "□", "○", "×"]

  /// The chart, its title above it and its legend below.
  var text: String {
    var text = ""
    for line in wrapped(chart.title, terminal.width) { text += terminal.bold(line) + "\n" }
    guard !chart.items.isEmpty else { return text + "Nothing the almanac knows fits.\n" }
    for line in axis { text += terminal.dim(line) + "\n" }
    for item in chart.items { text += line(item) + "\n" }
    for line in wrapped(legend, terminal.width) { text += terminal.dim(line) + "\n" }
    return text
  }

  private var dateWidth: Int {
    min(chart.items.map { DisplayText.width($0.date.text) }.max() ?? 0, terminal.width / 4)
  }

  private var plotWidth: Int { max(4, (terminal.width - dateWidth - 2) * 2 / 5) }

  private var wordsWidth: Int { max(4, terminal.width - dateWidth - plotWidth - 2) }

  /// The labels of the scale's marks, and a line with the marks.
  private var axis: [String] {
    let scale = chart.scale
    let marks = scale.marks(within: Double(plotWidth)) { Double($0 + 1) }
    var labels = ""
    var line = Array(repeating: "─", count: plotWidth)
    for mark in marks {
      let place = cell(mark.day, scale)
      line[place] = "┬"
      // A label that would run over the end ends there.
      let start = min(place, plotWidth - mark.label.count)
      guard start >= 0, labels.isEmpty || start > labels.count else { continue }
      labels += String(repeating: " ", count: start - labels.count) + mark.label
    }
    let space = String(repeating: " ", count: dateWidth + 1)
    return [trimmed(space + labels), space + line.joined()]
  }

  private func cell(_ day: Day, _ scale: DateScale) -> Int {
    min(max(Int(scale.start(of: day) * Double(plotWidth)), 0), plotWidth - 1)
  }

  private func line(_ item: DateChart.Item) -> String {
    let dates = wrapped(item.date.text, dateWidth)
    let words = shortened(wrapped(item.words, wordsWidth))
    return (0..<max(dates.count, words.count)).map { index in
      let date = index < dates.count ? dates[index] : ""
      let drawing = index == 0 ? self.drawing(item) : ""
      let word = index < words.count ? words[index] : ""
      return trimmed("\(padded(date, dateWidth)) \(padded(drawing, plotWidth)) \(word)")
    }.joined(separator: "\n")
  }

  /// The first lines, the last of them marked if there are more.
  private func shortened(_ lines: [String]) -> [String] {
    guard lines.count > Self.mostLines else { return lines }
    let last = DisplayText.shortened(lines[Self.mostLines - 1] + " …", to: wordsWidth)
    return lines.prefix(Self.mostLines - 1) + [last]
  }

  /// The mark of a day, or the marks of a span's bounds with what may be between them.
  private func drawing(_ item: DateChart.Item) -> String {
    let scale = chart.scale
    let mark = TerminalDateChart.marks[item.kind % TerminalDateChart.marks.count]
    let (first, last) = (cell(item.date.earliest, scale), cell(item.date.latest, scale))
    var cells = Array(repeating: " ", count: plotWidth)
    for index in first...last { cells[index] = "░" }
    if item.date.latest > scale.last { cells[last] = "→" } else { cells[last] = mark }
    if item.date.earliest >= scale.first {
      cells[first] = mark
    } else if first < last {
      cells[first] = "←"
    }
    return trimmed(cells.joined())
  }

  private var legend: String {
    let scale = chart.scale
    let bounds = chart.items.map { cell($0.date.earliest, scale)..<cell($0.date.latest, scale) }
    var parts = chart.usedKinds.filter { $0 < chart.kinds.count }.map { kind in
      "\(TerminalDateChart.marks[kind % TerminalDateChart.marks.count]) \(chart.kinds[kind])"
    }
    if bounds.contains(where: { $0.count > 1 }) { parts.append("░ some time between") }
    if chart.items.contains(where: { $0.date.earliest < scale.first || $0.date.latest > scale.last }
    ) {
      parts.append("← → beyond the scale")
    }
    return parts.joined(separator: "   ")
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    DisplayText.wrapped(DisplayText.safe(text), to: width)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
