internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// Reading another almanac: its file, or a snapshot of it.
extension ImportSession {
  /// Whether a file begins like an SQLite database.
  static func isDatabase(_ beginning: [UInt8]) -> Bool {
    beginning.starts(with: Array("SQLite format 3\0".utf8))
  }

  /// Reads the records of another almanac's file, those first that others refer to.
  func readAlmanac(_ path: String, into store: borrowing Store) throws(Problem) {
    guard path != "standard input" else {
      throw Problem(
        "an almanac cannot be read from a pipe",
        at: .init(file: path),
        remedy: "name its file"
      )
    }
    do throws(StoreError) {
      let other = try ForeignAlmanac(path)
      let meeting = try Meeting(other, in: store)
      self.meeting = meeting
      defer { self.meeting = nil }
      if settings.splitSize == nil {
        // Most may be here already: only what it has more is sure to be written.
        store.expect(max(0, try other.store.roughSize() - store.roughSize()))
      }
      for type in RecordType.allCases {
        try other.store.forEach(type) { revision throws(StoreError) in
          let record = revision.record
          let line = JSON.object(record.fields)
          see(line.canonical + [UInt8(ascii: "\n")])
          let place = Problem.Place(file: path, record: record.id.text)
          put(Arrival(record: record, place: place, original: .object(line)), into: store)
          try throwFailure()
        }
      }
      for notice in try meeting.withdrawals(in: store) { tell(notice) }
      try Problem.raising { () throws(Problem) in try other.checkUnchanged() }
    } catch {
      guard error.kind == .invalid || error.kind == .notFound else {
        failure = error
        return
      }
      var problem = error.problem
      problem.place.file = problem.place.file ?? path
      throw problem
    }
  }

  /// What is to be put of a record from another almanac; `nil` if nothing is.
  func met(_ arrival: Arrival, _ meeting: Meeting, _ store: borrowing Store) -> Arrival? {
    let type = arrival.record.type
    do throws(StoreError) {
      switch try meeting.outcome(of: arrival.record, in: store) {
      case .put(let record):
        return Arrival(record: record, place: arrival.place, original: arrival.original)
      case .unchanged:
        outcomes[type, default: .init()].unchanged += 1
        return nil
      case .conflict(let words, let field):
        return try decide(arrival, words, field)
      }
    } catch {
      failure = error
      return nil
    }
  }

  /// What becomes of a conflict: what was asked for, and else it is a bad record.
  private func decide(
    _ arrival: Arrival,
    _ words: String,
    _ field: String?
  ) throws(StoreError) -> Arrival? {
    let record = arrival.record
    switch settings.chosenChange {
    case .revise?:
      tell(.init(.conflict, record.reference, "\(words); taken from there"))
      return arrival
    case .skip?:
      tell(.init(.conflict, record.reference, "\(words); kept as here"))
      outcomes[record.type, default: .init()].skipped += 1
    case .fail?, nil:
      var place = arrival.place
      place.record = record.id.text
      place.field = field
      let remedy =
        "decide: --on-change revise takes what stands there, --on-change skip keeps what stands "
        + "here, --keep-going --rejects FILE puts it aside"
      reject(
        Problem("the \(record.type.rawValue) \(words)", at: place, remedy: remedy),
        arrival.original
      )
    }
    return nil
  }
}

extension Problem {
  /// Lets a closure throw problems inside of one that throws the store's errors.
  static func raising(_ body: () throws(Problem) -> Void) throws(StoreError) {
    do throws(Problem) {
      try body()
    } catch {
      throw StoreError(.invalid, error)
    }
  }
}
