internal import AlmanacImport
internal import AlmanacStore
internal import ArgumentParser
internal import Foundation

/// Which almanac a command works on.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The almanac's file.",
      discussion: """
        Without it: $ALMANAC_DB, else $XDG_DATA_HOME/almanac/almanac.db (usually \
        ~/.local/share/almanac/almanac.db), which is made on first use.
        """,
      valueName: "file"
    ),
    completion: .file()
  )
  var named: String?

  /// The almanac's file.
  var path: String { chosen ?? DatabaseOptions.standardPath }

  /// Opens the almanac; only the standard one is made, and filled with the built-in facts.
  func open() throws -> Store {
    if let chosen { return try Store(path: chosen) }
    if !FileManager.default.fileExists(atPath: path) {
      Console.note("Making your almanac, with the built-in facts, in \(path)")
      _ = try Founder(path: path, program: Program.name).run(Founder.seeds)
    }
    return try Store(path: path)
  }

  /// Opens the almanac and answers from one state of it, whatever others write meanwhile.
  func read(_ answer: (borrowing Store) throws -> Void) throws {
    try open().reading(answer)
  }

  private var chosen: String? { named ?? DatabaseOptions.variable("ALMANAC_DB") }

  private static var standardPath: String {
    let home = variable("HOME") ?? NSHomeDirectory()
    let data = variable("XDG_DATA_HOME") ?? "\(home)/.local/share"
    return "\(data)/almanac/almanac.db"
  }

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
