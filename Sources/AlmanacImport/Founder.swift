internal import AlmanacFiles
public import AlmanacStore

/// Makes almanacs: the file appears complete, or not at all.
public struct Founder: Sendable {
  /// Where the almanac is to be.
  public let path: String

  /// The program, with its version, for the ledger.
  public let program: String

  /// A founder of an almanac.
  ///
  /// - Parameters:
  ///   - path: Where the almanac is to be; nothing may be there.
  ///   - program: The program, with its version, for the ledger.
  public init(path: String, program: String) {
    self.path = path
    self.program = program
  }

  /// The facts we ship.
  public static var seeds: [Importer.Input] {
    EmbeddedFile.all(in: .seeds).map { .memory(name: $0.name, contents: $0.bytes) }
  }

  /// Makes the almanac.
  ///
  /// - Parameters:
  ///   - inputs: What to put in; nothing makes an empty almanac.
  ///   - action: What is done, for the ledger.
  /// - Returns: What was put in; `nil` for an empty almanac.
  /// - Throws: ``ImportError``, ``AlmanacStore/StoreError`` or ``Almanac/Problem``. Then no file is
  ///   left behind.
  public func run(
    _ inputs: [Importer.Input],
    action: Batch.Action = .seed
  ) throws -> ImportReport? {
    var report: ImportReport?
    try make { store in
      if inputs.isEmpty { return }
      var importer = Importer(inputs, program: program)
      importer.action = action
      importer.form = .records
      report = try importer.run(into: store)
    }
    return report
  }

  /// Makes the almanac, with what a closure puts in.
  ///
  /// - Parameter fill: Is given the empty almanac.
  /// - Throws: What the closure throws, ``AlmanacStore/StoreError`` or ``Almanac/Problem``. Then no
  ///   file is left behind.
  public func make(_ fill: (borrowing Store) throws -> Void) throws {
    guard !Folder.exists(path) else {
      // Opening it tells what it is, and that it is in the way.
      _ = try Store(path: path, creation: .always)
      return
    }
    try Folder.make(Folder.parent(of: path))
    let draft = "\(path).draft"
    for suffix in ["", "-wal", "-shm"] { Folder.remove(draft + suffix) }
    defer { for suffix in ["", "-wal", "-shm"] { Folder.remove(draft + suffix) } }
    try write(to: draft, fill)
    try Folder.move(draft, to: path)
  }

  private func write(to draft: String, _ fill: (borrowing Store) throws -> Void) throws {
    // The store is closed when this returns, which leaves one file without a log beside it.
    let store = try Store(path: draft, creation: .always)
    try fill(store)
  }
}
