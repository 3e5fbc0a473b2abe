/// From when to when a ruling is in force, as far as dates and successors tell.
///
/// Half-open: on its end it no longer is. Fuzzy dates leave a span of days on which nobody can say.
struct Lifetime: Hashable, Sendable {
  /// A day that is known only to lie between two.
  struct Bounds: Hashable, Sendable {
    var earliest: Day
    var latest: Day

    static let never = Bounds(earliest: .distantFuture.next, latest: .distantFuture.next)

    init(earliest: Day, latest: Day) {
      self.earliest = earliest
      self.latest = latest
    }

    init(_ date: EDTF) {
      self.init(earliest: date.earliest, latest: date.latest)
    }

    /// Whether a day is this one or later.
    func isReached(on day: Day) -> Truth {
      day >= latest ? .yes : day < earliest ? .no : .unknown
    }

    /// The earlier of two days.
    func earlier(_ other: Bounds) -> Bounds {
      Bounds(earliest: min(earliest, other.earliest), latest: min(latest, other.latest))
    }
  }

  /// The first day on which accelerators are bound; never, for a ruling that gives none.
  let begin: Bounds

  /// The first day on which they no longer are.
  var end: Bounds

  /// Whether the ruling is ever in force.
  var begins: Truth {
    begin.earliest > .distantFuture || begin.earliest >= end.latest
      ? .no : begin.latest < end.earliest ? .yes : .unknown
  }

  init(_ ruling: Ruling) {
    begin = (ruling.appliesFrom ?? ruling.effective).map(Bounds.init) ?? .never
    end = ruling.ended.map(Bounds.init) ?? .never
  }

  /// Ends the lifetime where a successor's begins, if it does.
  mutating func end(by successor: Lifetime) {
    switch successor.begins {
    case .no: break
    case .yes: end = end.earlier(successor.begin)
    case .unknown:
      let latest = Day.distantFuture.next
      end = end.earlier(Bounds(earliest: successor.begin.earliest, latest: latest))
    }
  }

  func isInForce(on day: Day) -> Truth {
    begin.isReached(on: day) && !end.isReached(on: day)
  }
}
