/// A format that other programs read, derived from what a snapshot holds.
public enum DerivedFormat: String, CaseIterable, Sendable {
  /// An SQLite file, with a metadata file for Datasette beside it.
  case sqlite
  /// A folder of CSV with a Data Package.
  case csv
  /// A timeline to read, with footnoted sources.
  case markdown
  /// An Atom feed.
  case atom
  /// A calendar of the dates of rulings.
  case ical
  /// The sources for citation managers, as CSL-JSON.
  case cslJSON = "csl-json"
  /// The sources for LaTeX.
  case bibtex
  /// schema.org events in JSON-LD.
  case jsonld
  /// A web page that needs no other file.
  case html

  /// What every file of an export says near its beginning, so that it is known again and only such
  /// a file is replaced.
  static let mark = "almanac export"

  /// The words for a heading, with the snapshot that it is derived from.
  static func line(_ manifest: Manifest) -> String { "\(mark) of snapshot \(manifest.sha256)" }
}
