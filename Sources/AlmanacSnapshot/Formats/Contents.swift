internal import Almanac
internal import AlmanacStore

/// What a derived format is written from: a cut of one state of an almanac.
///
/// Its records are read one at a time, and again as often as a format needs them.
struct Contents {
  /// The manifest of the snapshot that would be written from the same cut.
  let manifest: Manifest
  /// The facts that were asked for, where others only came along.
  let chosen: Set<Reference>?
  private var cut: Cut

  /// A cut, once it is summed up.
  init(
    _ filter: TimelineFilter,
    of store: borrowing Store,
    _ progress: (Int) -> Void = { _ in }
  ) throws {
    chosen = try filter.isFiltered ? Set(store.selection(filter)) : nil
    cut = try Cut(filter, of: store)
    manifest = Manifest(
      clocks: filter.clocks,
      filters: filter.members,
      files: try cut.files(of: store, progress: progress)
    )
  }

  /// Whether there are records of a type.
  func holds(_ type: RecordType) -> Bool {
    manifest.files.contains { $0.name == type.fileName }
  }

  /// Walks the records of a type by id.
  mutating func forEach(
    _ type: RecordType,
    of store: borrowing Store,
    _ body: (Record) throws -> Void
  ) throws {
    if holds(type) { try cut.forEach(type, of: store, body) }
  }

  /// A record of the cut.
  mutating func record(
    _ type: RecordType,
    _ id: Slug,
    of store: borrowing Store
  ) throws -> Record? {
    try cut.record(type, id, of: store)
  }
}
