public import Almanac

/// What an almanac is and holds.
public struct StoreSummary: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The schema's version.
  public let schemaVersion: Int
  /// The file's size.
  public let bytes: Int
  /// How many records of each type it holds now.
  public let records: [RecordType: Int]
  /// How many revisions it keeps, past ones included.
  public let revisions: Int
  /// How many batches were written.
  public let batches: Int
  /// When something was last written.
  public let lastRecorded: RecordTime?
  /// The newest publication among its sources.
  public let newestSource: Day?
  /// The version of the SQLite library in use.
  public let sqliteVersion: String
}
