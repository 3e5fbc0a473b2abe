import CMeasure
import Foundation

// The same file of records into three databases, each by a program of its own from its start to its
// end: almanac, sqlite-utils with full text, and a C program that inserts row by row.

struct Options {
  var rows = 1_000_000
  var rounds = 1
  var almanac = "../../.build/release/almanac"
  var sqliteUtils = "sqlite-utils"

  init() {
    var arguments = CommandLine.arguments.dropFirst()
    while let name = arguments.popFirst(), let value = arguments.popFirst() {
      switch name {
      case "--rows": rows = Int(value) ?? rows
      case "--rounds": rounds = Int(value) ?? rounds
      case "--almanac": almanac = value
      case "--sqlite-utils": sqliteUtils = value
      default: fatalError("options: --rows N --rounds N --almanac PATH --sqlite-utils PATH")
      }
    }
  }
}

/// What a program took.
struct Cost {
  var seconds: Double
  var processorSeconds: Double
  var mebibytes: Double
}

func run(_ arguments: String...) -> Cost {
  var cost = Cost(seconds: 0, processorSeconds: 0, mebibytes: 0)
  var pointers = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  let code = measure_run(&pointers, &cost.seconds, &cost.processorSeconds, &cost.mebibytes)
  guard code == 0 else { fatalError("\(arguments.joined(separator: " ")) ended with \(code)") }
  return cost
}

func fixed(_ number: Double) -> String { String(format: "%.2f", number) }

let options = Options()
let folder = FileManager.default.temporaryDirectory.appending(
  path: "import-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

func path(_ name: String) -> String { folder.appending(path: name).path }
func clear(_ name: String) {
  for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path(name + end)) }
}

var records = Records()
let length = try records.write(options.rows, to: path("records.jsonl"))
let events = path("events.jsonl")
_ = run("sh", "-c", "grep '\"type\":\"event\"' '\(path("records.jsonl"))' > '\(events)'")
_ = run("sh", "-c", "head -n 1 '\(events)' > '\(path("first.jsonl"))'")
_ = run("sh", "-c", "tail -n +2 '\(events)' > '\(path("rest.jsonl"))'")

let names = ["almanac", "sqlite-utils", "C, row by row"]
var costs: [[Cost]] = [[], [], []]
let tools = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
for round in 0..<options.rounds {
  for turn in 0..<3 {
    switch (turn + round) % 3 {
    case 0:
      clear("a.db")
      _ = run(options.almanac, "init", "--db", path("a.db"))
      costs[0].append(run(options.almanac, "import", path("records.jsonl"), "--db", path("a.db")))
      clear("a.db")
    case 1:
      clear("u.db")
      let tool = options.sqliteUtils
      _ = run(tool, "insert", path("u.db"), "event", path("first.jsonl"), "--nl", "--pk", "id")
      _ = run(
        tool,
        "enable-fts",
        path("u.db"),
        "event",
        "title",
        "summary",
        "--fts5",
        "--create-triggers"
      )
      costs[1].append(
        run(tool, "insert", path("u.db"), "event", path("rest.jsonl"), "--nl", "--pk", "id")
      )
      clear("u.db")
    default:
      clear("c.db")
      costs[2].append(run(tools.appending(path: "RowByRow").path, events, path("c.db")))
      clear("c.db")
    }
  }
}

print("\(options.rows) records of \(length) bytes, median of \(options.rounds) rounds")
let medians = costs.map { $0.sorted { $0.seconds < $1.seconds }[$0.count / 2] }
for (name, cost) in zip(names, medians) {
  let rate = Int(Double(options.rows) / cost.seconds)
  print(
    name.padding(toLength: 14, withPad: " ", startingAt: 0) + "  \(rate) records/s, "
      + "\(fixed(cost.seconds)) s (\(fixed(cost.processorSeconds)) s of processors), \(Int(cost.mebibytes)) MiB at most; almanac is "
      + "\(fixed(cost.seconds / medians[0].seconds)) x as fast"
  )
}
