import Foundation

// A page of `timeline` and one `status`, whole processes, beside the sqlite3 shell that reads the same
// rows by the same SQL. Both take turns; the table shows medians and the ratio of the two.
//
//   swift build -c release --static-swift-stdlib --product almanac
//   swift run -c release --package-path Tests/Benchmarks AnswersBenchmark [--rows N] [--runs N]
//     [--almanac PATH] [--folder PATH]

/// The value of an option on the command line.
func option(_ name: String) -> String? {
  let words = CommandLine.arguments
  guard let index = words.firstIndex(of: "--\(name)"), index + 1 < words.count else { return nil }
  return words[index + 1]
}

/// A program in the folders of `PATH`.
func program(_ name: String) -> String {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(
    separator: ":"
  )
  let paths = folders.map { "\($0)/\(name)" }
  guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
    fatalError("there is no \(name)")
  }
  return path
}

let runs = option("runs").flatMap { Int($0) } ?? 41
let base = Base(
  almanac: option("almanac") ?? ".build/release/almanac",
  rows: option("rows").flatMap { Int($0) } ?? 1_000_000,
  folder: option("folder").map { URL(filePath: $0) }
    ?? FileManager.default.temporaryDirectory.appending(path: "almanac-answers")
)
try base.prepare()
let shell = program("sqlite3")

print("\(base.rows) events beside the built-in facts; medians of \(runs) runs, in milliseconds")
print("question                         almanac  sqlite3  ratio   processor: both, ratio   goal")
for (number, question) in Question.all.enumerated() {
  let script = base.folder.appending(path: "question-\(number).sql")
  try Data(question.sql.utf8).write(to: script)
  var mine: [Stopwatch.Time] = []
  var theirs: [Stopwatch.Time] = []
  func askAlmanac() {
    let words = [base.almanac] + question.arguments
    mine.append(Stopwatch.run(words, database: base.path, input: nil))
  }
  func askShell() {
    let words = [shell, "-batch", "-bail", base.path]
    theirs.append(Stopwatch.run(words, database: base.path, input: script.path))
  }
  // They take turns at going first; the first runs fill the caches.
  for run in 0..<runs + 3 {
    let turns = run.isMultiple(of: 2) ? [askAlmanac, askShell] : [askShell, askAlmanac]
    for take in turns { take() }
  }
  func median(_ times: [Stopwatch.Time], _ part: KeyPath<Stopwatch.Time, Double>) -> Double {
    Stopwatch.median(times.dropFirst(3).map { $0[keyPath: part] })
  }
  let (one, other) = (median(mine, \.wall), median(theirs, \.wall))
  let (busy, idle) = (median(mine, \.processor), median(theirs, \.processor))
  print(
    question.name.padding(toLength: 32, withPad: " ", startingAt: 0)
      + String(format: "%8.1f %8.1f %6.2f", one, other, one / other)
      + String(format: "   %8.1f %8.1f %6.2f   ", busy, idle, busy / idle)
      + (one <= 15 && one <= 2 * other ? "met" : "missed")
  )
}
print("The goal: at most 15 ms, and at most twice the shell.")
