internal import Almanac

/// A chart of days as SVG: dates at the left, marks and spans, what happened at the right.
///
/// Kinds differ in colour and in form, so that the chart can be read without colours.
struct SVGDateChart {
  let chart: DateChart

  private static let plotWidth = 360
  private static let mostColumns = 100
  private static let margin = SVGChart.margin
  private static let lineHeight = SVGChart.lineHeight

  /// The drawing.
  var text: String {
    let marks = chart.scale.marks(within: Double(Self.plotWidth)) { digits in
      Double(digits * SVGChart.characterWidth + 18)
    }
    var y = Self.margin + 18
    var body = SVGChart.label(
      chart.title,
      x: Self.margin,
      y: y,
      extra: " font-size=\"16\" font-weight=\"bold\""
    )
    y += 12 + Self.lineHeight
    let top = y + 6
    body += labels(marks, y)
    y += 8
    for item in chart.items {
      y += Self.lineHeight
      body += draw(item, y)
    }
    let bottom = y + 10
    body += labels(marks, bottom + 16)
    body += legend(bottom + 44)
    let height = bottom + 44 + (chart.usedKinds.isEmpty ? 0 : Self.lineHeight)
    return SVGChart.document(
      chart.title,
      width: width,
      height: height,
      body: grid(marks, top, bottom) + body
    )
  }

  private var plotX: Int {
    let widest = chart.items.map { DisplayText.width($0.date.text) }.max() ?? 0
    return Self.margin * 2 + widest * (SVGChart.characterWidth + 1)
  }

  private var wordsX: Int { plotX + Self.plotWidth + Self.margin }

  private var width: Int {
    let words = chart.items.map { DisplayText.width(shortened($0.words)) }.max() ?? 0
    let legend = chart.usedKinds.filter { $0 < chart.kinds.count }.map { kind in
      44 + DisplayText.width(chart.kinds[kind]) * SVGChart.characterWidth
    }.reduce(0, +)
    return max(
      wordsX + words * SVGChart.characterWidth + Self.margin * 2,
      DisplayText.width(chart.title) * 9 + Self.margin * 2,
      plotX + legend + Self.margin
    )
  }

  private func x(_ share: Double) -> Double { Double(plotX) + share * Double(Self.plotWidth) }

  private func grid(_ marks: [DateScale.Mark], _ top: Int, _ bottom: Int) -> String {
    marks.map { mark in
      let x = SVGChart.number(x(chart.scale.start(of: mark.day)))
      return "<line x1=\"\(x)\" y1=\"\(top)\" x2=\"\(x)\" y2=\"\(bottom)\" stroke=\"#DDDDDD\"/>\n"
    }.joined()
  }

  private func labels(_ marks: [DateScale.Mark], _ y: Int) -> String {
    marks.map { mark in
      // Beside the line rather than across it, so that the first stays clear of the dates.
      SVGChart.label(
        mark.label,
        x: Int(x(chart.scale.start(of: mark.day)).rounded()),
        y: y,
        extra: " fill=\"#555555\""
      )
    }.joined()
  }

  private func draw(_ item: DateChart.Item, _ y: Int) -> String {
    let scale = chart.scale
    let color = SVGChart.colors[item.kind % SVGChart.colors.count]
    let first = x(max(scale.start(of: item.date.earliest), 0))
    let last = x(min(scale.start(of: item.date.latest.next), 1))
    var shapes =
      "<title>\(SVGChart.escaped("\(item.date) \(item.words) — \(item.trace)"))</title>\n"
    shapes += SVGChart.label(item.date.text, x: Self.margin, y: y)
    let goesOn = item.date.latest > scale.last
    let begins = item.date.earliest >= scale.first
    if item.date.earliest < item.date.latest {
      shapes +=
        "<rect x=\"\(SVGChart.number(first))\" y=\"\(y - 9)\" width=\"\(SVGChart.number(max(last - first, 1)))\" "
        + "height=\"8\" fill=\"\(color)\" fill-opacity=\"0.35\"/>\n"
      shapes += begins ? edge(first, y, color) : arrow(first, -1, y, color)
      shapes += goesOn ? arrow(last, 1, y, color) : edge(last, y, color)
      if begins { shapes += mark(item.kind, first, y) }
      if !goesOn { shapes += mark(item.kind, last, y) }
    } else {
      shapes += mark(item.kind, (first + last) / 2, y)
    }
    shapes += SVGChart.label(shortened(item.words), x: wordsX, y: y)
    return "<g>\(shapes)</g>\n"
  }

  private func edge(_ x: Double, _ y: Int, _ color: String) -> String {
    "<rect x=\"\(SVGChart.number(x - 1))\" y=\"\(y - 12)\" width=\"2\" height=\"14\" fill=\"\(color)\"/>\n"
  }

  /// An arrow that points out of the scale.
  private func arrow(_ x: Double, _ direction: Double, _ y: Int, _ color: String) -> String {
    let (back, tip) = (SVGChart.number(x - direction * 8), SVGChart.number(x))
    return "<path d=\"M\(back) \(y - 11)L\(tip) \(y - 5)L\(back) \(y + 1)Z\" fill=\"\(color)\"/>\n"
  }

  /// The mark of a kind: its form and its colour, with a dark rim.
  private func mark(_ kind: Int, _ x: Double, _ y: Int) -> String {
    let color = SVGChart.colors[kind % SVGChart.colors.count]
    let y = Double(y) - 5
    func path(_ points: [(Double, Double)]) -> String {
      let places = points.map { "\(SVGChart.number(x + $0.0)) \(SVGChart.number(y + $0.1))" }
      return
        "<path d=\"M\(places.joined(separator: "L"))Z\" fill=\"\(color)\" stroke=\"#333333\"/>\n"
    }
    switch kind % 6 {
    case 0: return path([(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)])
    case 1:
      return "<circle cx=\"\(SVGChart.number(x))\" cy=\"\(SVGChart.number(y))\" r=\"5\" "
        + "fill=\"\(color)\" stroke=\"#333333\"/>\n"
    case 2: return path([(0, -6), (6, 0), (0, 6), (-6, 0)])
    case 3: return path([(0, -6), (5.5, 4), (-5.5, 4)])
    case 4: return path([(-5.5, -4), (5.5, -4), (0, 6)])
    default: return path([(-3, -5.5), (3, -5.5), (6, 0), (3, 5.5), (-3, 5.5), (-6, 0)])
    }
  }

  private func legend(_ y: Int) -> String {
    var x = plotX
    var text = ""
    for kind in chart.usedKinds where kind < chart.kinds.count {
      text += mark(kind, Double(x + 7), y)
      text += SVGChart.label(chart.kinds[kind], x: x + 20, y: y)
      x += 44 + DisplayText.width(chart.kinds[kind]) * SVGChart.characterWidth
    }
    return text
  }

  private func shortened(_ text: String) -> String {
    DisplayText.shortened(text, to: Self.mostColumns)
  }
}
