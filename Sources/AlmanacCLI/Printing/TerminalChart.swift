internal import Almanac

/// A chart in a terminal's characters: full, half-tone and eighth blocks.
struct TerminalChart {
  let chart: Chart
  let terminal: Terminal

  /// The chart, its title above it and its legend below.
  var text: String {
    var text = ""
    for line in DisplayText.wrapped(DisplayText.safe(chart.title), to: terminal.width) {
      text += terminal.bold(line) + "\n"
    }
    for group in chart.groups {
      if !group.name.isEmpty {
        text += "\n"
        for line in DisplayText.wrapped(DisplayText.safe(group.name), to: terminal.width) {
          text += terminal.bold(line) + "\n"
        }
      }
      for item in group.items { text += line(item) + "\n" }
    }
    return text + "\n" + legend
  }

  private var items: [Chart.Item] { chart.groups.flatMap(\.items) }

  private var labelWidth: Int {
    min(items.map { width($0.label) }.max() ?? 0, terminal.width * 3 / 8)
  }

  private var wordsWidth: Int {
    min(items.map { width($0.words) }.max() ?? 0, terminal.width / 4)
  }

  private var barWidth: Int { max(4, terminal.width - labelWidth - wordsWidth - 3) }

  private func width(_ text: String) -> Int { DisplayText.width(DisplayText.safe(text)) }

  private func line(_ item: Chart.Item) -> String {
    let labels = DisplayText.wrapped(DisplayText.safe(item.label), to: labelWidth)
    let words = DisplayText.wrapped(DisplayText.safe(item.words), to: wordsWidth)
    let height = max(labels.count, words.count)
    let lines = (0..<height).map { index in
      let label = index < labels.count ? labels[index] : ""
      let drawing = index == 0 ? self.drawing(item) : ""
      let word = index < words.count ? words[index] : ""
      let parts = [padded(label, labelWidth), padded(drawing, barWidth), word]
      return trimmed(parts.joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func drawing(_ item: Chart.Item) -> String {
    chart.style == .bars ? bar(item) : span(item.quantity)
  }

  /// A bar: full blocks up to the least it can be, or its figure; half-tone up to the most.
  private func bar(_ item: Chart.Item) -> String {
    let maximum = chart.maximum
    let span = item.quantity.span(in: maximum)
    let solid = item.quantity.lowerBound.isFinite ? span.lowerBound : 0
    let full = fill(item.kind)
    var bar = String(repeating: full, count: cells(solid))
    if full == "█" { bar += eighths(solid) }
    if span.upperBound > solid, item.quantity.upperBound.isFinite {
      bar += String(repeating: "░", count: max(0, cells(span.upperBound) - bar.count))
    } else if !item.quantity.upperBound.isFinite {
      bar += bar.count < barWidth ? "→" : ""
    }
    return bar.isEmpty ? "▏" : bar
  }

  /// A span between bounds, with a mark at the best figure and an arrow where a bound is missing.
  private func span(_ quantity: Quantity) -> String {
    let span = quantity.span(in: chart.maximum)
    let first = min(cells(span.lowerBound), barWidth - 1)
    let last = max(first, min(cells(span.upperBound), barWidth - 1))
    var marks = Array(repeating: " ", count: barWidth)
    for index in first...last { marks[index] = "░" }
    if quantity.min != nil || (quantity.max == nil && quantity.value != nil) { marks[first] = "█" }
    if quantity.max != nil { marks[last] = "█" }
    if let value = quantity.value { marks[min(cells(value), barWidth - 1)] = "◆" }
    if !quantity.upperBound.isFinite { marks[barWidth - 1] = "→" }
    return trimmed(marks.joined())
  }

  private func cells(_ value: Double) -> Int {
    Int((value / chart.maximum * Double(barWidth)).rounded(.down))
  }

  private func eighths(_ value: Double) -> String {
    let exact = value / chart.maximum * Double(barWidth)
    let part = Int(((exact - exact.rounded(.down)) * 8).rounded(.down))
    return part == 0 ? "" : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][part - 1]
  }

  private func fill(_ kind: Int) -> String { ["█", "▓", "▒", "▚"][kind % 4] }

  private var legend: String {
    var parts: [String] = []
    switch chart.style {
    case .bars:
      parts = chart.usedKinds.filter { $0 < chart.kinds.count }.map { kind in
        "\(fill(kind)) \(chart.kinds[kind])"
      }
      parts += ["░ up to the most it can be", "→ at least"]
    case .spans:
      parts = ["█ bound", "░ may be", "◆ figure", "→ no upper bound"]
    }
    let scale = "0 to \(JSON.short(chart.maximum))"
    return DisplayText.wrapped(
      "\(parts.joined(separator: "   "))   scale \(scale)",
      to: terminal.width
    ).map { terminal.dim($0) + "\n" }.joined()
  }
}
