import Foundation
import TestSupport

/// The program as a user runs it, in a folder of its own.
final class Program {
  let folder: TemporaryFolder

  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  /// A folder without an almanac.
  init() throws {
    folder = try TemporaryFolder()
  }

  /// A folder with an almanac of the built-in facts, `a.db`, which commands use.
  static func seeded() throws -> Program {
    let program = try Program()
    try FileManager.default.copyItem(atPath: try prepared.get(), toPath: program.database)
    return program
  }

  var database: String { folder.path("a.db") }

  /// The almanac with the built-in facts, made once and copied.
  private static let prepared: Result<String, any Error> = Result {
    let program = try Program()
    let path = FileManager.default.temporaryDirectory
      .appending(path: "almanac-seeded-\(ProcessInfo.processInfo.processIdentifier).db").path
    let outcome = try program.run(["init", "--db", path], database: nil)
    guard outcome.code == 0 else { throw CocoaError(.fileWriteUnknown) }
    return path
  }

  @discardableResult
  func run(_ arguments: String..., input: String? = nil) throws -> Outcome {
    try run(arguments, database: database, input: input)
  }

  /// Starts the program and kills it after some seconds.
  ///
  /// - Returns: Whether it was still running then.
  func kill(_ arguments: [String], after seconds: Double) throws -> Bool {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path("home")]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    let isRunning = process.isRunning
    if isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return isRunning
  }

  /// Runs a command of the shell, in which `almanac` is the program; errors come with the output.
  @discardableResult
  func shell(_ command: String) throws -> Outcome {
    try run(
      URL(filePath: "/bin/bash"),
      ["-c", "exec 2>&1\n\(command)"],
      database: database,
      input: nil,
      environment: ["PATH": "\(Program.executable.deletingLastPathComponent().path):/usr/bin:/bin"]
    )
  }

  /// Lets programs that are started from this thread be interrupted.
  ///
  /// Threads of a pool block signals, and what they start inherits that.
  private static func letCtrlCThrough() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  func run(
    _ arguments: [String],
    database: String?,
    input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(
      Program.executable,
      arguments,
      database: database,
      input: input,
      environment: environment
    )
  }

  static let executable = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "almanac").standardizedFileURL

  private func run(
    _ executable: URL,
    _ arguments: [String],
    database: String?,
    input: String?,
    environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    var variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path("home"), "COLUMNS": "80"]
    variables["ALMANAC_DB"] = database
    process.environment = variables.merging(environment) { $1 }
    let files = try ["out", "err"].map { name in
      let path = folder.path("\(UUID().uuidString).\(name)")
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return try FileHandle(forUpdating: URL(filePath: path))
    }
    process.standardOutput = files[0]
    process.standardError = files[1]
    if let input {
      let path = try folder.write("\(UUID().uuidString).in", input)
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: path))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    Program.letCtrlCThrough()
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { file in
      try file.seek(toOffset: 0)
      return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
    return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
