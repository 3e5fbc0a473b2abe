internal import Almanac
internal import AlmanacImport
internal import AlmanacStore
internal import ArgumentParser
internal import Foundation

/// How the program ends when something went wrong: a sentence, and an exit code that scripts know.
enum Failure {
  /// A checked thing does not hold.
  static let finding: Int32 = 1
  /// The question is wrong.
  static let usage: Int32 = 64
  /// What was given is wrong.
  static let data: Int32 = 65
  /// There is no such file or record.
  static let noInput: Int32 = 66
  /// Another program holds the database.
  static let unavailable: Int32 = 69
  /// It cannot be created.
  static let cannotCreate: Int32 = 73
  /// The disk failed.
  static let inputOutput: Int32 = 74
  /// Somebody pressed Ctrl-C.
  static let interrupted: Int32 = 130

  /// Prints an error and ends the program.
  static func end(with error: any Error) -> Never {
    guard let code = code(of: error) else { AlmanacCommand.exit(withError: error) }
    let text = DisplayText.safe("\(error)")
    Console.note(text.isEmpty ? "" : "Error: \(text)")
    exit(code)
  }

  /// The exit code for an error of ours; `nil` for one of the argument parser's.
  static func code(of error: any Error) -> Int32? {
    switch error {
    case let error as StoreError:
      switch error.kind {
      case .invalid: data
      case .notFound: noInput
      case .busy: unavailable
      case .cannotCreate: cannotCreate
      case .inputOutput: inputOutput
      case .question: usage
      }
    case is ImportStop: interrupted
    case let error as ImportError:
      error.problems.first?.what.hasSuffix("there is no such file") == true ? noInput : data
    case let error as Problem:
      error.what.hasSuffix("there is no such file") ? noInput : data
    default: nil
    }
  }
}
