extension ConflictFinder {
  /// Models whose day of release their own record and scores give differently.
  var releases: [Conflict] {
    let byModel = Dictionary(grouping: scores, by: \.model)
    let byID = Dictionary(grouping: models, by: \.id)
    return Set(byModel.keys).union(byID.keys).sorted().compactMap { id in
      var sides: [(date: EDTF, side: Conflict.Side)] = []
      for model in byID[id] ?? [] {
        if let date = model.released { sides.append((date, .init(model, says: date.text))) }
      }
      for score in byModel[id] ?? [] {
        guard let date = score.released else { continue }
        sides.append((date, .init(score, says: "\(date.text), in the scores of \(score.asOf)")))
      }
      let differs = sides.contains { one in
        sides.contains { !one.date.mayLie(in: $0.date.earliest...$0.date.latest) }
      }
      guard differs else { return nil }
      return Conflict(.date, "release of \(id)", field: .released, sides.map(\.side))
    }
  }

  /// What ended before it began, or was released before it was announced.
  var lifetimes: [Conflict] {
    let rules = rulings.compactMap { ruling -> Conflict? in
      guard let begin = ruling.appliesFrom ?? ruling.effective, let end = ruling.ended,
        end.latest < begin.earliest
      else { return nil }
      return Conflict(
        .date,
        ruling.title,
        field: .ended,
        [
          .init(ruling, says: "in force from \(begin)"), .init(ruling, says: "ended on \(end)"),
        ]
      )
    }
    let chips = accelerators.compactMap { chip -> Conflict? in
      guard let announced = chip.announced, let released = chip.released,
        released.latest < announced.earliest
      else { return nil }
      return Conflict(
        .date,
        chip.name,
        field: .released,
        [
          .init(chip, says: "announced \(announced)"), .init(chip, says: "released \(released)"),
        ]
      )
    }
    return rules + chips
  }
}
