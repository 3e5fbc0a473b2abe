/// What is wrong with a page or a feed, where, and what to do about it.
///
/// The caller knows the file's name and puts it before the line.
package struct PageError: Error, Equatable, Sendable {
  /// What happened, in words.
  package var what: String
  /// The line it happened in, counted from 1, where one is known.
  package var line: Int?
  /// What the reader of the message can do.
  package var remedy: String

  /// Describes a fault.
  ///
  /// - Parameters:
  ///   - what: What happened, in words.
  ///   - line: The line it happened in, counted from 1, where one is known.
  ///   - remedy: What the reader of the message can do.
  package init(_ what: String, line: Int? = nil, remedy: String) {
    self.what = what
    self.line = line
    self.remedy = remedy
  }
}
