import Almanac
import TestSupport
import Testing

@testable import AlmanacCLI

@Suite struct ChartTests {
  private func chart(_ style: Chart.Style, _ items: [(String, Quantity?)]) throws -> Chart {
    Chart(
      title: "深度求索 & others",
      style: style,
      groups: [
        Chart.Group(
          name: "",
          items: try items.map { label, quantity in
            let quantity = try #require(quantity)
            return Chart.Item(label: label, quantity: quantity, words: quantity.words)
          }
        )
      ],
      kinds: ["reported"]
    )
  }

  private func lines(_ chart: Chart, _ width: Int) -> [String] {
    TerminalChart(chart: chart, terminal: Terminal(width: width, hasColor: false)).text
      .split(separator: "\n").map(String.init)
  }

  @Test func `bars begin in one column, whatever the labels' script`() throws {
    let chart = try chart(.bars, [("字节跳动", Quantity(4)), ("Meta", Quantity(8))])
    let lines = lines(chart, 40).filter { $0.contains("█") && !$0.contains("reported") }
    let starts = lines.map { line in
      DisplayText.width(String(line.prefix { $0 != "█" }))
    }
    #expect(starts == [9, 9])
  }

  @Test func `a bar is as long as its figure, to an eighth of a column`() throws {
    let chart = try chart(.bars, [("a", Quantity(100)), ("b", Quantity(50)), ("c", Quantity(1))])
    let bars = lines(chart, 40).dropFirst().prefix(3).map { line in
      line.split(separator: " ").count > 1 ? String(line.split(separator: " ")[1]) : ""
    }
    #expect(bars[0].count == 33 && bars[0].allSatisfy { $0 == "█" })
    #expect(bars[1] == String(repeating: "█", count: 16) + "▌")
    #expect(bars[2] == "▎")
  }

  @Test func `bounds are fainter, and a missing upper bound is an arrow`() throws {
    let chart = try chart(
      .bars,
      [("a", Quantity(min: 5, max: 10)), ("b", Quantity(min: 5)), ("c", Quantity(max: 5))]
    )
    let lines = lines(chart, 40)
    #expect(lines[1].contains("█░") || lines[1].contains("▌░"))
    #expect(lines[2].contains("→ ") && !lines[2].contains("░"))
    #expect(!lines[3].contains("█") && lines[3].contains("░"))
  }

  @Test func `spans have marks at their bounds and figures`() throws {
    let chart = try chart(
      .spans,
      [
        ("a", Quantity(value: 7, min: 4, max: 14)), ("b", Quantity(min: 8)), ("c", Quantity(3)),
        ("d", Quantity(max: 4)),
      ]
    )
    let lines = lines(chart, 50)
    #expect(lines[1].contains("█░") && lines[1].contains("◆") && lines[1].contains("░█"))
    #expect(lines[2].contains("█░") && lines[2].contains("░→"))
    #expect(lines[3].contains("◆") && !lines[3].contains("░"))
    #expect(lines[4].contains("d ░") && lines[4].contains("░█"))
  }

  @Test(arguments: [20, 34, 50, 80, 200])
  func `no line is wider than the terminal`(_ width: Int) throws {
    for style in [Chart.Style.bars, .spans] {
      for seed in 0..<20 as Range<UInt64> {
        var random = SplitMix64(seed: seed)
        let items = (0..<8).map { index -> (String, Quantity?) in
          let least = Double.random(in: 0...1e6, using: &random)
          let quantity = [
            Quantity(least), Quantity(min: least), Quantity(max: least),
            Quantity(min: least, max: least * 2),
          ][Int.random(in: 0..<4, using: &random)]
          return (String(repeating: "长label ", count: index), quantity)
        }
        for line in lines(try chart(style, items), width) {
          #expect(DisplayText.width(line) <= width, "seed \(seed): \(line)")
        }
      }
    }
  }

  @Test func `a drawing escapes what XML would read, and keeps other scripts`() throws {
    let text = SVGChart(chart: try chart(.bars, [("<b>\"x\"'\u{1B}", Quantity(1))])).text
    #expect(text.contains("深度求索 &amp; others"))
    #expect(text.contains("&lt;b&gt;&quot;x&quot;&#39;\u{FFFD}"))
    #expect(!text.contains("\u{1B}") && !text.contains("<b>"))
  }

  @Test func `a drawing of nothing, of zero and of huge figures has finite numbers`() throws {
    for items in [[], [("a", Quantity(0))], [("a", Quantity(1e300)), ("b", Quantity(1e-300))]] {
      for style in [Chart.Style.bars, .spans] {
        let text = SVGChart(chart: try chart(style, items)).text
        #expect(!text.contains("nan") && !text.contains("inf"))
        #expect(!lines(try chart(style, items), 80).isEmpty)
      }
    }
  }
}
