/// What is wrong with something a person gave: what, where, and what to do about it.
///
/// The parts are kept apart and joined only for printing.
public struct Problem: Error, Hashable, Sendable {
  /// Where the fault lies, as far as it is known.
  public struct Place: Hashable, Sendable {
    /// The file, or `standard input`.
    public var file: String?
    /// The line, from 1.
    public var line: Int?
    /// The record's id.
    public var record: String?
    /// The field, with its position in lists: `evidence[2].source`.
    public var field: String?

    /// A place.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - line: The line, from 1.
    ///   - record: The record's id.
    ///   - field: The field.
    public init(
      file: String? = nil,
      line: Int? = nil,
      record: String? = nil,
      field: String? = nil
    ) {
      self.file = file
      self.line = line
      self.record = record
      self.field = field
    }
  }

  /// What happened, as one sentence without a full stop.
  public var what: String

  /// Where.
  public var place: Place

  /// What to do about it.
  public var remedy: String?

  /// A problem.
  ///
  /// - Parameters:
  ///   - what: What happened.
  ///   - place: Where.
  ///   - remedy: What to do about it.
  public init(_ what: String, at place: Place = Place(), remedy: String? = nil) {
    self.what = what
    self.place = place
    self.remedy = remedy
  }
}

extension Problem: CustomStringConvertible {
  /// The parts joined for a person: file and line before the sentence, then `in:` and `try:` lines.
  public var description: String {
    var text = ""
    if let file = place.file {
      text += "\(file):"
      if let line = place.line { text += "\(line):" }
      text += " "
    }
    text += what
    let inside = [place.record, place.field.map { "field '\($0)'" }].compactMap(\.self)
    if !inside.isEmpty { text += "\n  in: " + inside.joined(separator: ", ") }
    if let remedy { text += "\n  try: \(remedy)" }
    return text
  }
}
