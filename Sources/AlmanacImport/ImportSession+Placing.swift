internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// From arrivals to the almanac: what is put, what waits, what is rejected.
extension ImportSession {
  /// Takes a record in: at once, or with the others of its part of a split import.
  func put(_ arrival: Arrival, into store: borrowing Store) {
    if noteStop() { return }
    var arrival = arrival
    if let meeting {
      guard let met = met(arrival, meeting, store) else { return }
      arrival = met
    }
    guard let size = settings.splitSize else {
      place(arrival, into: store)
      return
    }
    collected.append(arrival)
    guard collected.count >= size else { return }
    do throws(StoreError) {
      try writePart(into: store, isLast: false)
    } catch {
      failure = error
    }
  }

  /// Writes the records that were collected as a batch of their own.
  func writePart(into store: borrowing Store, isLast: Bool) throws(StoreError) {
    let arrivals = collected
    collected = []
    part += 1
    let batch = try store.write(
      settings.action,
      origin: "\(settings.origin), part \(part)",
      program: settings.program
    ) { store throws(StoreError) in
      store.expect(arrivals.count)
      for arrival in arrivals {
        place(arrival, into: store)
        try throwFailure()
      }
      if isLast { try settle(into: store) }
      try refuse(store)
      return checksum
    }
    lastPart = batch
    if batch.counts.isChange { batches.append(batch) }
  }

  /// Puts the records that waited for others, as far as those have come.
  ///
  /// Records that wait for one another only are put together.
  func settle(into store: borrowing Store) throws(StoreError) {
    var rest = waiting
    waiting = []
    while true {
      // What the records that are left would bring along, if all of them were put.
      var offered: Set<Reference> = []
      for arrival in rest { offered.formUnion(arrival.record.offers) }
      var staying: [Arrival] = []
      for arrival in rest {
        let missing = try store.missingReferences(of: arrival.prepared, from: arrival.place)
        if let missing = missing.first(where: { !offered.contains($0.target) }) {
          reject(missing.problem, arrival.original)
        } else {
          staying.append(arrival)
        }
      }
      if staying.count == rest.count { break }
      rest = staying
    }
    for arrival in rest {
      write(arrival, into: store)
      try throwFailure()
    }
  }

  /// Puts a bad record aside, or notes it if nothing is to be put aside.
  func reject(_ problem: Problem, _ original: Arrival.Original?) {
    guard settings.isKeepingGoing, let original else { return note(problem) }
    rejected += 1
    if let type = original.type ?? settings.mapping?.type {
      outcomes[type, default: .init()].rejected += 1
    }
    guard let path = settings.rejects, !settings.isRehearsal else { return }
    do throws(Problem) {
      let file = if let rejects { rejects } else { try RejectsFile(path: path) }
      rejects = file
      try file.add(problem, original)
    } catch {
      failure = StoreError(.cannotCreate, error)
    }
  }

  /// Hands the rejected records to the system before the batch is kept.
  func finishRejects() throws(StoreError) {
    do throws(Problem) {
      try rejects?.finish()
    } catch {
      throw StoreError(.inputOutput, error)
    }
  }

  func throwFailure() throws(StoreError) {
    guard let failure else { return }
    self.failure = nil
    throw failure
  }

  /// Writes a record, after a bad one too: the batch will be undone, but what the good ones refer to
  /// is still to be looked up.
  private func place(_ arrival: Arrival, into store: borrowing Store) {
    if settings.isKeepingGoing {
      do throws(StoreError) {
        let missing = try store.missingReferences(of: arrival.prepared, from: arrival.place)
        guard missing.isEmpty else {
          waiting.append(arrival)
          return
        }
      } catch {
        failure = error
        return
      }
    }
    write(arrival, into: store)
  }

  private func write(_ arrival: Arrival, into store: borrowing Store) {
    let type = arrival.prepared.type
    do throws(StoreError) {
      if settings.onChange != .revise, let old = try store.revised(by: arrival.prepared) {
        guard settings.onChange == .fail else {
          outcomes[type, default: .init()].skipped += 1
          return
        }
        throw StoreError(
          .invalid,
          ImportSession.change(from: old, to: arrival.record, arrival.place)
        )
      }
      switch try store.put(arrival.prepared, from: arrival.place) {
      case .unchanged:
        outcomes[type, default: .init()].unchanged += 1
        return
      case .added:
        outcomes[type, default: .init()].added += 1
        try tellLikeness(of: arrival.record, in: store)
      case .revised: outcomes[type, default: .init()].revised += 1
      }
      if type == .source { try stageCandidates(of: arrival.record, into: store) }
    } catch {
      if error.kind == .invalid { reject(error.problem, arrival.original) } else { failure = error }
    }
  }

  private static func change(
    from old: Record,
    to new: Record,
    _ place: Problem.Place
  ) -> Problem {
    var place = place
    place.record = new.id.text
    let names = Set(old.fields.list.map(\.name) + new.fields.list.map(\.name)).sorted()
    place.field = names.first { old.fields[$0] != new.fields[$0] }
    return Problem(
      "the almanac has the \(new.type.rawValue) with other contents",
      at: place,
      remedy: "import it with --on-change revise, or --on-change skip"
    )
  }
}

extension Record {
  /// What others may refer to once the record is put.
  fileprivate var offers: Set<Reference> {
    var offers: Set = [reference]
    for link in content.links {
      switch (type, link.target.kind) {
      case (.countryGroup, .group), (.accelerator, .architecture): offers.insert(link.target)
      default: break
      }
    }
    return offers
  }
}
