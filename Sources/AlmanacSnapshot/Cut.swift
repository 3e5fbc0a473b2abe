internal import Almanac
internal import AlmanacStore

/// What a snapshot takes of an almanac: everything, or what some clocks and filters leave, with
/// all that it refers to.
struct Cut {
  private let filter: TimelineFilter
  private let isFiltered: Bool
  /// What is taken; `nil` for everything there is.
  private var taken: [RecordType: [Slug]]?
  private var judge: Judge

  /// A cut, once it is known what it takes.
  init(_ filter: TimelineFilter, of store: borrowing Store) throws {
    self.filter = filter
    isFiltered = filter.isFiltered
    judge = Judge(filter.clocks)
    if isFiltered || filter.clocks.knownOn != nil { try gather(store) }
  }

  /// Walks the records of a type by id.
  mutating func forEach(
    _ type: RecordType,
    of store: borrowing Store,
    _ body: (Record) throws -> Void
  ) throws {
    if let taken {
      for id in taken[type] ?? [] {
        if let record = try judge.record(type, id, in: store) { try body(record) }
      }
      return
    }
    // A page at a time: nothing is held open, and the closure may throw what it likes.
    var last: Slug?
    while true {
      let page = try store.revisions(type, after: last, as: filter.clocks)
      for revision in page { try body(revision.record) }
      guard let end = page.last?.record.id else { return }
      last = end
    }
  }

  /// Walks the records of a type as lines of canonical JSON, by id, many at a time.
  ///
  /// Of everything there is, rows become lines without becoming records in between.
  mutating func forEachLines(
    _ type: RecordType,
    of store: borrowing Store,
    _ body: ([UInt8], Int) throws -> Void
  ) throws {
    guard taken != nil else {
      return try store.forEachLines(type, at: filter.clocks.recordedAt, body)
    }
    try forEach(type, of: store) { record in
      try body(JSON.object(record.fields).canonical + [UInt8(ascii: "\n")], 1)
    }
  }

  /// Walks the lines of each type, and sums them up.
  ///
  /// - Parameters:
  ///   - store: The almanac, in one state.
  ///   - folder: Where to write them; `nil` to sum them up only.
  ///   - progress: Told how many records were walked, now and then.
  /// - Returns: What a manifest says of them; nothing of types without records.
  /// - Throws: ``Almanac/Problem`` when they cannot be written; ``AlmanacStore/StoreError``.
  mutating func files(
    of store: borrowing Store,
    to folder: String? = nil,
    progress: (Int) -> Void
  ) throws -> [Manifest.File] {
    var files: [Manifest.File] = []
    var total = 0
    for type in RecordType.allCases {
      var file = SummedFile()
      try forEachLines(type, of: store) { lines, number in
        if file.count == 0, let folder { try file.open("\(folder)/\(type.fileName)") }
        try file.write(lines, number)
        progress(total + file.count)
      }
      let sha256 = try file.finish()
      if file.count == 0 { continue }
      total += file.count
      files.append(.init(name: type.fileName, records: file.count, sha256: sha256))
    }
    return files
  }

  /// A record, if it is taken.
  mutating func record(
    _ type: RecordType,
    _ id: Slug,
    of store: borrowing Store
  ) throws -> Record? {
    guard taken == nil else { return try judge.record(type, id, in: store) }
    return try store.revision(type, id, as: filter.clocks)?.record
  }

  private mutating func gather(_ store: borrowing Store) throws {
    var waiting = try isFiltered ? store.selection(filter) : everything(in: store)
    var seen = Set(waiting)
    var found: [RecordType: [Slug]] = [:]
    while let reference = waiting.popLast() {
      guard case .record(let type) = reference.kind, let id = Slug(reference.id),
        let record = try judge.record(type, id, in: store)
      else { continue }
      found[type, default: []].append(id)
      for target in try judge.needs(of: record, in: store) where seen.insert(target).inserted {
        waiting.append(target)
      }
    }
    taken = found.mapValues { $0.sorted() }
  }

  private func everything(in store: borrowing Store) throws -> [Reference] {
    var references: [Reference] = []
    for type in RecordType.allCases {
      var last: Slug?
      while true {
        let page = try store.revisions(type, after: last, as: filter.clocks)
        references += page.map(\.record.reference)
        guard let end = page.last?.record.id else { break }
        last = end
      }
    }
    return references
  }
}

extension TimelineFilter {
  /// Whether it leaves anything out, clocks aside.
  var isFiltered: Bool { !members.list.isEmpty }

  /// The filters that leave something out, as a manifest names them.
  var members: JSON.Members {
    var members = JSON.Members()
    members["since"] = .text(since)
    members["until"] = .text(until)
    members["certain"] = isCertain ? .bool(true) : nil
    members["about"] = about.isEmpty ? nil : .array(about.map { .string($0.description) })
    members["kind"] = kinds.isEmpty ? nil : .array(kinds.map { .string($0.rawValue) })
    members["country"] = .text(country)
    members["grade"] = .text(grade)
    members["search"] = .text(search)
    return members
  }
}
