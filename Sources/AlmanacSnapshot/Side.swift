public import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A body of records to compare: a snapshot, or an almanac as it was at some time.
public final class Side {
  /// What was named, with the time if one was given.
  public let name: String

  /// The path without the time.
  public let path: String

  private let source: any RecordSource

  /// A side by its path.
  ///
  /// - Parameters:
  ///   - path: A snapshot's folder, or an almanac's file; `FILE@TIME` asks for a past state.
  ///   - time: As the almanac said then; not for a snapshot.
  /// - Throws: ``Almanac/Problem`` when there is no such thing or a snapshot is asked for a time;
  ///   ``AlmanacStore/StoreError``.
  public init(_ path: String, at time: RecordTime? = nil) throws {
    var path = path
    var time = time
    if time == nil, !Folder.exists(path), let sign = path.lastIndex(of: "@"),
      let written = RecordTime(String(path[path.index(after: sign)...]))
    {
      time = written
      path = String(path[..<sign])
    }
    self.path = path
    name = time.map { "\(path)@\($0)" } ?? path
    guard Folder.exists(path) else {
      throw Problem(
        "there is no such file",
        at: .init(file: path),
        remedy: "name a snapshot's folder or an almanac's file"
      )
    }
    if Folder.isFolder(path) {
      guard time == nil else {
        throw Problem(
          "a snapshot has one state, so that no time can be asked for",
          at: .init(file: path),
          remedy: "name an almanac's file, or leave the time out"
        )
      }
      source = SnapshotSource(path, try Verifier(folder: path).manifest())
    } else {
      source = StoreSource(try Store(path: path), Clocks(recordedAt: time))
    }
  }

  /// The records of a type, by id.
  func records(_ type: RecordType) throws -> any RecordCursor { try source.records(type) }
}

/// Where records come from, type by type.
private protocol RecordSource {
  func records(_ type: RecordType) throws -> any RecordCursor
}

/// Records of one type in the order of their ids, one at a time.
protocol RecordCursor: AnyObject {
  func next() throws -> Record?
}

/// A snapshot's folder.
private final class SnapshotSource: RecordSource {
  private let folder: String
  private let files: Set<String>

  init(_ folder: String, _ manifest: Manifest) {
    self.folder = folder
    files = Set(manifest.files.map(\.name))
  }

  func records(_ type: RecordType) throws -> any RecordCursor {
    guard files.contains(type.fileName) else { return EmptyCursor() }
    return try LineCursor("\(folder)/\(type.fileName)", type)
  }
}

/// An open almanac.
private final class StoreSource: RecordSource {
  let store: Store
  let clocks: Clocks

  init(_ store: consuming Store, _ clocks: Clocks) {
    self.store = store
    self.clocks = clocks
  }

  func records(_ type: RecordType) throws -> any RecordCursor { StoreCursor(self, type) }
}

private final class EmptyCursor: RecordCursor {
  func next() throws -> Record? { nil }
}

/// Records of a file of a snapshot.
private final class LineCursor: RecordCursor {
  private let type: RecordType
  private var lines: LineReader
  private var last: Slug?

  init(_ path: String, _ type: RecordType) throws(Problem) {
    self.type = type
    lines = LineReader(try InputFile(path: path))
  }

  func next() throws -> Record? {
    guard let line = try lines.next() else { return nil }
    do throws(Problem) {
      let record = try Record(json: try JSONParser.parse(line))
      guard record.type == type, last.map({ $0 < record.id }) ?? true else {
        throw Problem(
          "'\(record.id)' stands in the wrong place",
          remedy: "see what else is wrong with 'almanac verify'"
        )
      }
      last = record.id
      return record
    } catch {
      var located = error
      located.place.file = lines.name
      located.place.line = lines.number
      throw located
    }
  }
}

/// Records of an almanac, page by page.
private final class StoreCursor: RecordCursor {
  private static let pageSize = 500
  private let source: StoreSource
  private let type: RecordType
  private var page: ArraySlice<Revision> = []
  private var last: Slug?
  private var isAtEnd = false

  init(_ source: StoreSource, _ type: RecordType) {
    self.source = source
    self.type = type
  }

  func next() throws -> Record? {
    if page.isEmpty, !isAtEnd {
      page = try source.store.revisions(
        type,
        after: last,
        as: source.clocks,
        limit: StoreCursor.pageSize
      )[...]
      isAtEnd = page.count < StoreCursor.pageSize
      last = page.last?.record.id
    }
    return page.popFirst()?.record
  }
}
