internal import Almanac
internal import AlmanacFiles
public import AlmanacStore

/// Writes what a snapshot holds in a format that other programs read.
///
/// The same contents give the same bytes, for SQLite with the same library. A file or folder appears
/// whole or not at all, and replaces only what was written here before.
public struct DerivedExporter: Sendable {
  /// The format.
  public let format: DerivedFormat

  /// Which facts, and as of when; a timeline's limit does not matter.
  public let filter: TimelineFilter

  /// An export.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - filter: Which facts, and as of when.
  public init(_ format: DerivedFormat, filter: TimelineFilter = .init()) {
    self.format = format
    self.filter = filter
  }

  /// Writes it.
  ///
  /// - Parameters:
  ///   - store: The almanac.
  ///   - destination: The file, or for CSV the folder.
  ///   - progress: Told how many records were read, now and then.
  /// - Returns: The manifest of the snapshot that it is derived from.
  /// - Throws: ``Almanac/Problem`` when it cannot be written or something else stands there;
  ///   ``AlmanacStore/StoreError``.
  /// - Complexity: O(*n* log *n*); dates and ids of the facts and their sources are in memory, and one
  ///   record at a time.
  public func run(
    _ store: borrowing Store,
    to destination: String,
    progress: (Int) -> Void = { _ in }
  ) throws -> Manifest {
    var path = destination
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    try checkFree(path)
    return try store.reading { store in
      let contents = try Contents(filter, of: store, progress)
      try Folder.make(Folder.parent(of: path))
      let draft = "\(path).draft"
      // SQLite would take the journal of a draft that was killed for that of the next one.
      for suffix in ["", "-journal"] { Folder.remove(draft + suffix) }
      defer { for suffix in ["", "-journal"] { Folder.remove(draft + suffix) } }
      switch format {
      case .csv:
        try Folder.make(draft)
        var package = CSVPackage(contents)
        try package.write(of: store, to: draft)
        try Folder.exchange(path, with: draft)
      case .sqlite:
        let tables = PlainTables(contents)
        try tables.write(of: store, to: draft)
        try Folder.replace(path, with: draft)
        let metadata = tables.metadata(Folder.name(of: path))
        try replace(metadataPath(path)) { file in try file.write(metadata) }
      default: try replace(path) { file in try write(contents, of: store, to: &file) }
      }
      return contents.manifest
    }
  }

  /// Writes a format that is one file of text.
  private func write(
    _ contents: Contents,
    of store: borrowing Store,
    to file: inout OutputFile
  ) throws {
    switch format {
    case .csv, .sqlite: preconditionFailure("\(format) is no text")
    case .cslJSON, .bibtex:
      var bibliography = Bibliography(contents)
      if format == .bibtex { return try bibliography.writeBibTeX(of: store, to: &file) }
      try bibliography.writeCSLJSON(of: store, to: &file)
    case .markdown: try write(MarkdownTimeline.self, contents, of: store, to: &file)
    case .atom: try write(AtomFeed.self, contents, of: store, to: &file)
    case .ical: try write(RulingCalendar.self, contents, of: store, to: &file)
    case .jsonld: try write(LinkedData.self, contents, of: store, to: &file)
    case .html: try write(WebPage.self, contents, of: store, to: &file)
    }
  }

  private func write<Document: FactDocument>(
    _ type: Document.Type,
    _ contents: Contents,
    of store: borrowing Store,
    to file: inout OutputFile
  ) throws {
    var document = Document(try Facts(contents, of: store))
    try document.write(of: store, to: &file)
  }

  private func replace(_ path: String, _ body: (inout OutputFile) throws -> Void) throws {
    let draft = "\(path).draft"
    Folder.remove(draft)
    do {
      var file = try OutputFile(path: draft)
      try body(&file)
      try file.finish()
    }
    try Folder.replace(path, with: draft)
  }

  /// `almanac.db` has its metadata in `almanac.metadata.json`, which Datasette takes with `-m`.
  private func metadataPath(_ path: String) -> String {
    let name = Folder.name(of: path)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return "\(path.dropLast(name.count))\(stem.isEmpty ? name : stem).metadata.json"
  }

  private func checkFree(_ path: String) throws(Problem) {
    switch format {
    case .csv:
      guard Folder.exists(path) else { return }
      let marked = "\(path)/\(CSVPackage.fileName)"
      guard Folder.isFolder(path) else { throw occupied(path) }
      if try Folder.names(in: path).isEmpty { return }
      guard Folder.exists(marked) else { throw occupied(path) }
      try checkMark(marked)
    case .sqlite:
      try checkMark(path)
      try checkMark(metadataPath(path))
    default: try checkMark(path)
    }
  }

  private func checkMark(_ path: String) throws(Problem) {
    guard Folder.exists(path) else { return }
    guard !Folder.isFolder(path) else { throw occupied(path) }
    let beginning = try InputFile(path: path).piece().prefix(4096)
    if beginning.isEmpty { return }
    let isPlain = beginning.starts(with: Array("SQLite format 3".utf8))
    let mark = isPlain ? Array("ALMX".utf8) : Array(DerivedFormat.mark.utf8)
    let isOurs = beginning.indices.contains { beginning[$0...].starts(with: mark) }
    guard isOurs else { throw occupied(path) }
  }

  private func occupied(_ path: String) -> Problem {
    Problem(
      "something stands there that no export wrote; it was left as it is",
      at: .init(file: path),
      remedy: "choose another name"
    )
  }
}
