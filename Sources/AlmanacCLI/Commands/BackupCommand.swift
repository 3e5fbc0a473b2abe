internal import Almanac
internal import AlmanacStore
internal import ArgumentParser
internal import Foundation

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the almanac to a new file, also while others use it.",
    discussion: """
      Example: almanac backup almanac-2026-11-25.db
      """
  )

  @Argument(help: "The new file.", completion: .file())
  var file: String
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw StoreError(
        .cannotCreate,
        Problem("a file stands there", at: .init(file: file), remedy: "name a new file")
      )
    }
    let store = try database.open()
    try store.backUp(to: file)
    Console.write("Copied \(store.path) to \(file)\n")
  }
}
