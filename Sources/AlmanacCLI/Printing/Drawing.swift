/// A picture of an answer: in a terminal's characters, and as a file.
protocol Drawing {
  /// The picture for a terminal, no line wider than it.
  func text(for terminal: Terminal) -> String

  /// The picture as SVG: the same answer gives the same text, on any machine.
  var svg: String { get }
}

extension Chart: Drawing {
  func text(for terminal: Terminal) -> String {
    TerminalChart(chart: self, terminal: terminal).text
  }

  var svg: String { SVGChart(chart: self).text }
}

extension DateChart: Drawing {
  func text(for terminal: Terminal) -> String {
    TerminalDateChart(chart: self, terminal: terminal).text
  }

  var svg: String { SVGDateChart(chart: self).text }
}
