internal import Almanac

/// A chart as SVG: the same chart gives the same text, on any machine.
///
/// The colours are Okabe and Ito's, which people with any kind of colour vision tell apart
/// (M. Okabe, K. Ito, "Color Universal Design", 2008).
struct SVGChart {
  let chart: Chart

  static let colors = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000",
  ]
  static let characterWidth = 7
  static let lineHeight = 22
  static let margin = 16
  private static let font = "font-family=\"Helvetica, Arial, 'Noto Sans CJK SC', sans-serif\""
  private static let plotWidth = 480

  /// The drawing.
  var text: String {
    var body = ""
    var y = Self.margin + 18
    body += Self.label(
      chart.title,
      x: Self.margin,
      y: y,
      extra: " font-size=\"16\" font-weight=\"bold\""
    )
    y += 14
    let top = y
    for group in chart.groups {
      if !group.name.isEmpty {
        y += Self.lineHeight
        body += Self.label(group.name, x: Self.margin, y: y, extra: " font-weight=\"bold\"")
        y += 6
      }
      for item in group.items {
        y += Self.lineHeight
        body += draw(item, y)
      }
    }
    let bottom = y + 10
    body = grid(top, bottom) + body + axis(bottom)
    let legend = self.legend(bottom + 44)
    let height = bottom + 44 + (legend.isEmpty ? 0 : Self.lineHeight)
    return Self.document(chart.title, width: width, height: height, body: body + legend)
  }

  /// A drawing of some size on white.
  static func document(_ title: String, width: Int, height: Int, body: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
    viewBox="0 0 \(width) \(height)" \(font) font-size="13">
    <title>\(escaped(title))</title>
    <rect width="\(width)" height="\(height)" fill="#FFFFFF"/>
    \(body)</svg>

    """
  }

  private var items: [Chart.Item] { chart.groups.flatMap(\.items) }

  private var plotX: Int {
    let widest = items.map { DisplayText.width($0.label) }.max() ?? 0
    return Self.margin * 2 + min(widest, 48) * Self.characterWidth
  }

  private var width: Int {
    let words = items.map { DisplayText.width($0.words) }.max() ?? 0
    let headings = [chart.title] + chart.groups.map(\.name)
    let heading = headings.map { DisplayText.width($0) }.max() ?? 0
    let plot = plotX + Self.plotWidth + Self.margin * 2 + words * Self.characterWidth
    return max(plot, heading * 9 + Self.margin * 2)
  }

  /// The scale's end: a round number not below the largest figure.
  private var end: Double { step * (chart.maximum / step).rounded(.up) }

  /// The distance of the scale's marks: 1, 2 or 5 times a power of ten, about five of them.
  private var step: Double {
    let rough = chart.maximum / 5
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power
  }

  private func x(_ value: Double) -> Double {
    Double(plotX) + value / end * Double(Self.plotWidth)
  }

  private var marks: [Double] {
    (0...Int((end / step).rounded())).map { Double($0) * step }
  }

  private func grid(_ top: Int, _ bottom: Int) -> String {
    marks.map { mark in
      let x = Self.number(x(mark))
      return "<line x1=\"\(x)\" y1=\"\(top)\" x2=\"\(x)\" y2=\"\(bottom)\" stroke=\"#DDDDDD\"/>\n"
    }.joined()
  }

  private func axis(_ bottom: Int) -> String {
    marks.map { mark in
      Self.label(
        JSON.short(mark),
        x: Int(x(mark).rounded()),
        y: bottom + 16,
        extra: " text-anchor=\"middle\" fill=\"#555555\""
      )
    }.joined()
  }

  private func draw(_ item: Chart.Item, _ y: Int) -> String {
    let color = Self.colors[item.kind % Self.colors.count]
    let span = item.quantity.span(in: end)
    let hasEnd = item.quantity.upperBound.isFinite
    var shapes = Self.label(shortened(item.label), x: Self.margin, y: y)
    switch chart.style {
    case .bars:
      let solid = item.quantity.lowerBound.isFinite ? span.lowerBound : 0
      shapes += box(0, solid, y, color, opacity: nil)
      if hasEnd, span.upperBound > solid {
        shapes += box(solid, span.upperBound, y, color, opacity: "0.35")
      }
      if !hasEnd { shapes += arrow(solid, y, color) }
    case .spans:
      if span.upperBound > span.lowerBound {
        shapes += box(span.lowerBound, span.upperBound, y, color, opacity: "0.35")
      }
      if item.quantity.min != nil { shapes += edge(span.lowerBound, y, color) }
      if item.quantity.max != nil { shapes += edge(span.upperBound, y, color) }
      if let value = item.quantity.value { shapes += dot(value, y, color) }
      if !hasEnd { shapes += arrow(span.upperBound, y, color) }
    }
    let place = chart.style == .spans ? end : hasEnd ? span.upperBound : span.lowerBound
    return shapes + Self.label(item.words, x: Int(x(place).rounded()) + Self.margin, y: y)
  }

  private func box(
    _ from: Double,
    _ to: Double,
    _ y: Int,
    _ color: String,
    opacity: String?
  ) -> String {
    let faint = opacity.map { " fill-opacity=\"\($0)\"" } ?? ""
    let width = Self.number(max(x(to) - x(from), 1))
    return "<rect x=\"\(Self.number(x(from)))\" y=\"\(y - 12)\" width=\"\(width)\" height=\"14\" "
      + "fill=\"\(color)\"\(faint)/>\n"
  }

  private func edge(_ value: Double, _ y: Int, _ color: String) -> String {
    "<rect x=\"\(Self.number(x(value) - 1.5))\" y=\"\(y - 13)\" width=\"3\" height=\"16\" fill=\"\(color)\"/>\n"
  }

  private func dot(_ value: Double, _ y: Int, _ color: String) -> String {
    "<circle cx=\"\(Self.number(x(value)))\" cy=\"\(y - 5)\" r=\"5\" fill=\"\(color)\"/>\n"
  }

  private func arrow(_ value: Double, _ y: Int, _ color: String) -> String {
    let x = x(value)
    return
      "<path d=\"M\(Self.number(x)) \(y - 13)L\(Self.number(x + 9)) \(y - 5)L\(Self.number(x)) \(y + 3)Z\" "
      + "fill=\"\(color)\"/>\n"
  }

  private func legend(_ y: Int) -> String {
    guard !chart.kinds.isEmpty else { return "" }
    var x = plotX
    var text = ""
    for kind in chart.usedKinds where kind < chart.kinds.count {
      let color = Self.colors[kind % Self.colors.count]
      text += "<rect x=\"\(x)\" y=\"\(y - 12)\" width=\"14\" height=\"14\" fill=\"\(color)\"/>\n"
      text += Self.label(chart.kinds[kind], x: x + 20, y: y)
      x += 44 + DisplayText.width(chart.kinds[kind]) * Self.characterWidth
    }
    return text
  }

  private func shortened(_ text: String) -> String { DisplayText.shortened(text, to: 48) }

  /// A text at a place.
  static func label(_ text: String, x: Int, y: Int, extra: String = "") -> String {
    "<text x=\"\(x)\" y=\"\(y)\"\(extra)>\(escaped(text))</text>\n"
  }

  /// A place, to a tenth.
  static func number(_ value: Double) -> String {
    JSON.numeral((value * 10).rounded() / 10)
  }

  /// A text that XML shows as it is; characters that XML does not have become `�`.
  static func escaped(_ text: String) -> String {
    DisplayText.safe(text).unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
