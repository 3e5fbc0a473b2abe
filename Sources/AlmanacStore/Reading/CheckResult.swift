public import Almanac

/// What a check of an almanac found.
public struct CheckResult: Hashable, Sendable {
  /// What is wrong.
  public var problems: [Problem]

  /// What could not be checked, since the file may only be read: the full text, or nothing.
  public var omissions: [String]

  /// Whether everything was checked and nothing is wrong.
  public var isClean: Bool { problems.isEmpty && omissions.isEmpty }

  /// Creates a result.
  ///
  /// - Parameters:
  ///   - problems: What is wrong.
  ///   - omissions: What could not be checked.
  public init(problems: [Problem] = [], omissions: [String] = []) {
    self.problems = problems
    self.omissions = omissions
  }
}
