internal import Almanac
internal import AlmanacStore
internal import ArgumentParser
internal import Foundation

/// Where a chart goes.
enum ChartTarget: ExpressibleByArgument {
  /// To the terminal, in place of the table.
  case terminal
  /// To a file, beside the table.
  case file(String)

  init?(argument: String) { self = .file(argument) }
}

/// The choice of a chart.
struct ChartOptions: ParsableArguments {
  @Option(
    defaultAsFlag: ChartTarget.terminal,
    parsing: .next,
    help: ArgumentHelp(
      "Draw it: in the terminal, or into a file whose name ends in .svg.",
      valueName: "file.svg"
    ),
    completion: .file(extensions: ["svg"])
  )
  var chart: ChartTarget?

  func validate() throws {
    guard case .file(let path)? = chart, !path.lowercased().hasSuffix(".svg") else { return }
    throw ValidationError("--chart draws into a file whose name ends in .svg, not '\(path)'.")
  }

  /// Draws a chart if one is asked for.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - format: How the answer itself is to be printed.
  /// - Returns: Whether it took the place of the table.
  /// - Throws: ``StoreError`` when the file cannot be written, and ``ValidationError`` when chart and
  ///   answer are asked for in one place.
  func draw(_ chart: @autoclosure () -> some Drawing, besides format: OutputFormat) throws -> Bool {
    switch self.chart {
    case nil: return false
    case .terminal?:
      guard format == .table else {
        throw ValidationError(
          "--chart takes the table's place; beside --format \(format.rawValue) it needs a file."
        )
      }
      Console.write(chart().text(for: .current))
      return true
    case .file(let path)?:
      try ChartOptions.write(chart().svg, to: path)
      Console.note("The chart is in \(DisplayText.safe(path))")
      return false
    }
  }

  private static func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw StoreError(
        .cannotCreate,
        Problem(
          "the chart cannot be written",
          at: .init(file: path),
          remedy: "make the folder first, and see that you may write to it"
        )
      )
    }
  }
}
