import AlmanacSQLite
import Floor
import GRDB

// Every contender does the same work in every round, taking turns at going first; the table shows
// the median round of each, and its ratio to the floor's.

let rows = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 200_000
let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 9

let insertNames = ["C floor", "AlmanacSQLite, run", "AlmanacSQLite, statement", "GRDB, statement"]
let scanNames = ["C floor", "AlmanacSQLite, rows", "GRDB, cursor", "GRDB, Codable"]
var inserts: [String: [Double]] = [:]
var scans: [String: [Double]] = [:]

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

let floor = FloorContender()
for round in 0..<rounds {
  for turn in 0..<4 {
    let floorDatabase = floor.open()
    defer { floor_close(floorDatabase) }
    switch (turn + round) % 4 {
    case 0:
      inserts[insertNames[0], default: []].append(
        seconds { floor.insert(rows, into: floorDatabase) }
      )
      var scanned: (rows: UnsafeMutablePointer<floor_row>, count: Int64)?
      scans[scanNames[0], default: []].append(seconds { scanned = floor.scan(floorDatabase) })
      if let scanned {
        precondition(scanned.count == rows)
        floor_free(scanned.rows, scanned.count)
      }
    case 1:
      let almanac = try AlmanacContender()
      inserts[insertNames[1], default: []].append(try seconds { try almanac.insertByRun(rows) })
      var scanned: [Source] = []
      scans[scanNames[1], default: []].append(try seconds { scanned = try almanac.scan() })
      precondition(scanned.count == rows && scanned[7] == Source.samples[7])
    case 2:
      let almanac = try AlmanacContender()
      inserts[insertNames[2], default: []].append(
        try seconds { try almanac.insertByStatement(rows) }
      )
    default:
      let grdb = try GRDBContender()
      inserts[insertNames[3], default: []].append(try seconds { try grdb.insert(rows) })
      var scanned: [Source] = []
      scans[scanNames[2], default: []].append(try seconds { scanned = try grdb.scanCursor() })
      precondition(scanned.count == rows && scanned[7] == Source.samples[7])
      scanned = []
      scans[scanNames[3], default: []].append(try seconds { scanned = try grdb.scanCodable() })
      precondition(scanned.count == rows && scanned[7] == Source.samples[7])
    }
  }
}

func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(width - text.count, 0)) + text
}

func fixed(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}

func report(_ title: String, _ names: [String], _ times: [String: [Double]]) {
  print("\n\(title), \(rows) rows, median of \(rounds) rounds, SQLite \(Connection.sqliteVersion)")
  let medians = names.map { name in
    let sorted = times[name, default: []].sorted()
    return sorted[sorted.count / 2]
  }
  for (name, median) in zip(names, medians) {
    print(
      name + padded("\(fixed(median * 1e9 / Double(rows))) ns/row", 42 - name.count)
        + padded("\(fixed(median / medians[0])) x floor", 16)
        + padded(
          "\(fixed(medians[medians.count - 1] / median)) x faster than \(names[names.count - 1])",
          38
        )
    )
  }
}

report("Cached insert", insertNames, inserts)
report("Typed scan of five texts into structs", scanNames, scans)
