import Foundation

/// An almanac of the built-in facts and many events, made by importing.
struct Base {
  /// The program.
  let almanac: String
  /// How many events it has beside the built-in facts.
  let rows: Int
  /// The folder in which it lies.
  let folder: URL

  /// The file.
  var path: String { folder.appending(path: "base-\(rows).db").path }

  /// Makes the almanac unless it is there from an earlier run.
  func prepare() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if FileManager.default.fileExists(atPath: path) { return }
    let draft = path + ".draft"
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft + end) }
    let records = folder.appending(path: "events-\(rows).jsonl")
    defer { try? FileManager.default.removeItem(at: records) }
    try writeRecords(to: records)
    try run([almanac, "init", "--db", draft])
    let time = try ContinuousClock().measure {
      try run([almanac, "import", records.path, "--db", draft])
    }
    print("imported \(rows) events in \(time)")
    // What an import leaves in the log belongs into the file before others measure it.
    try run(["/usr/bin/env", "sqlite3", draft, "PRAGMA wal_checkpoint(TRUNCATE)"])
    try FileManager.default.moveItem(atPath: draft, toPath: path)
  }

  private func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(
        .executableLoad,
        userInfo: [NSFilePathErrorKey: arguments.joined(separator: " ")]
      )
    }
  }

  /// The built-in chips that the events are about.
  private static let chips = [
    "nvidia-h20", "nvidia-h100", "nvidia-h200", "nvidia-h800", "nvidia-a100", "nvidia-a800",
    "nvidia-b200", "nvidia-b300", "nvidia-l20", "nvidia-rubin", "amd-mi308", "amd-mi355x",
    "huawei-ascend-910b", "huawei-ascend-910c",
  ]

  private static let categories = [
    "order", "shipment", "smuggling", "investigation", "earnings", "other",
  ]

  /// Events of eight years, a source for every hundred; the same for the same number of rows.
  private func writeRecords(to url: URL) throws {
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    let file = try FileHandle(forWritingTo: url)
    var state: UInt64 = 2026
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var text = ""
    for number in 0..<rows {
      if number.isMultiple(of: 100) {
        text += """
          {"type":"source","id":"bench-source-\(number / 100)","url":"https://example.org/\(number)",\
          "title":"Report \(number / 100) on shipments","publisher":"Example \(number / 100 % 37)",\
          "language":"en","published":"\(2018 + next(8))-0\(1 + next(9))-1\(next(10))",\
          "kind":"news","reliability":"\(["A", "B", "C", "D"][next(4)])"}\n
          """
      }
      text += """
        {"type":"event","id":"bench-event-\(number)",\
        "date":"\(2018 + next(8))-0\(1 + next(9))-\(10 + next(19))",\
        "category":"\(Base.categories[next(Base.categories.count)])",\
        "title":"Batch \(number) of accelerators was reported to have changed hands",\
        "about":["accelerator:\(Base.chips[next(Base.chips.count)])","country:CN"],\
        "summary":"A distributor told of \(10 + next(5000)) boards that went to a buyer whose name \
        was not given, in lot \(number).",\
        "evidence":[{"source":"bench-source-\(number / 100)","credibility":\(1 + next(6))}]}\n
        """
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}
