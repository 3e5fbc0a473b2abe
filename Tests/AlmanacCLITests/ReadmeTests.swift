import Foundation
import TestSupport
import Testing

@Suite struct ReadmeTests {
  private struct Step {
    var command: String
    var output: [String] = []
  }

  /// The commands of the README's console blocks, each with what it says it prints.
  private func steps() throws -> [Step] {
    let text = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8)
    var steps: [Step] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if isInside, line == ">" || line.hasPrefix("> "), let last = steps.indices.last {
        steps[last].command += "\n" + line.dropFirst(2)
      } else if isInside, let last = steps.indices.last {
        steps[last].output.append(line)
      }
    }
    return steps
  }

  @Test func `the README's tour prints what the README shows`() throws {
    let program = try Program.seeded()
    let steps = try steps()
    #expect(steps.count > 12)
    // When something was recorded differs from run to run; nothing else may.
    let time = try Regex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")
    for step in steps {
      let outcome = try program.shell(step.command)
      let printed = outcome.output.replacing("\r\n", with: "\n").replacing(time, with: "TIME")
      let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let shown = step.output.map { $0.replacing(time, with: "TIME") }
      #expect(shown == Array(lines.last == "" ? lines.dropLast() : lines[...]), "\(step.command)")
    }
  }
}
