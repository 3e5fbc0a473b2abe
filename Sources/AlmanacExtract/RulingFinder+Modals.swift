// What modal verbs, exceptions and the end of a requirement say of a ruling.

extension RulingFinder {
  /// Where a modal verb permits or forbids trade in a chip: *dürfen den H20 wieder verkaufen*.
  func modal(_ kind: TermKind, _ scene: Scene) -> Range<Int>? {
    if scene.chips.isEmpty || scene.has(.lawmaker) { return nil }
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.ranges(kind).first { modal in
      scene.ranges(.trade).contains {
        guard scene.sharesClause($0, modal) else { return false }
        return isLast
          ? $0.upperBound <= modal.lowerBound && modal.lowerBound - $0.upperBound <= 12
          : $0.lowerBound >= modal.upperBound && $0.lowerBound - modal.upperBound <= 70
      }
    }
  }

  /// Whether a *not* follows a modal verb in its clause: *dürfen nicht mehr liefern*.
  func isDenied(_ modal: Range<Int>, _ scene: Scene) -> Bool {
    scene.ranges(.negation).contains {
      $0.lowerBound >= modal.upperBound && scene.sharesClause($0, modal)
    }
  }

  /// Whether buyers in shops are meant, and no country: *customers may buy it from Tuesday*.
  func isRetail(_ leave: Range<Int>, _ scene: Scene) -> Bool {
    let isAnywhere = scene.countries.isEmpty && scene.cues.isEmpty && scene.offices.isEmpty
    let buys = scene.ranges(.buyer).contains { $0.overlaps(leave) }
    let may = scene.ranges(.may).contains { $0.overlaps(leave) }
    return isAnywhere && (buys || may && !scene.measuresNothing)
  }

  /// Takes what a permission leaves out for a ban: *the B30A is not part of the deal*.
  func exclude(_ found: inout [(TermKind, Range<Int>)], _ scene: Scene) {
    if let other = exception(found, scene) {
      found.append((.restrict, other))
      return
    }
    let out = scene.ranges(.excluded)
    guard
      let mark = out.first(where: { mark in
        scene.chips.contains { scene.sharesClause($0.range, mark) }
          || !scene.sentence.beginsParagraph && !scene.chips.isEmpty
      })
    else { return }
    found.removeAll { $0.0 == .approve && scene.sharesClause($0.1, mark) }
    if !found.contains(where: { $0.0 == .restrict || $0.0 == .propose }) {
      found.append((.restrict, mark))
    }
  }

  /// Where a *not* stands between a comma and another chip: *approved the H200, but not the B300*.
  private func exception(
    _ found: [(TermKind, Range<Int>)],
    _ scene: Scene
  ) -> Range<Int>? {
    guard let leave = found.first(where: { $0.0 == .approve || $0.0 == .ease })?.1,
      !found.contains(where: { $0.0 == .restrict }),
      scene.chips.contains(where: { $0.range.upperBound <= leave.lowerBound + 60 })
    else { return nil }
    return scene.ranges(.negation).first { not in
      not.lowerBound >= leave.upperBound
        && (max(not.lowerBound - 7, leave.upperBound)..<not.lowerBound).contains {
          scene.endsClause($0)
        }
        && scene.chips.contains {
          $0.range.lowerBound >= not.upperBound && $0.range.lowerBound - not.upperBound <= 10
        }
        && scene.chips.contains { $0.range.upperBound <= not.lowerBound }
    }
  }

  /// Takes the end of a presumption of denial for an easing, and one that stands for a ban.
  func presume(_ found: inout [(TermKind, Range<Int>)], _ scene: Scene) {
    guard let mark = scene.first(.presumption) else { return }
    let ends = [TermKind.rescind, .lift, .replaced].contains { kind in
      scene.ranges(kind).contains { scene.sharesClause($0, mark) }
    }
    if ends {
      found.removeAll {
        [.rescind, .restrict, .approve].contains($0.0) && scene.sharesClause($0.1, mark)
      }
      if !found.contains(where: { $0.0 == .ease }) { found.append((.ease, mark)) }
    } else if found.isEmpty {
      found.append((.restrict, mark))
    }
  }

  /// Takes what may only come, or is asked, for what is weighed: *could require*, *whether to let*.
  func doubt(_ found: inout [(TermKind, Range<Int>)], _ scene: Scene) {
    let isLast = Scene.verbsComeLast(reading.language)
    for index in found.indices {
      let (kind, mark) = found[index]
      guard [.restrict, .block, .approve, .ease, .rescind].contains(kind) else { continue }
      let isOpen = scene.ranges(.might).contains {
        guard scene.sharesClause($0, mark), !$0.overlaps(mark) else { return false }
        return isLast
          ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 12
          : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 60
      }
      let isAsked = scene.ranges(.whether).contains {
        guard scene.sharesClause($0, mark), !$0.overlaps(mark) else { return false }
        return isLast || reading.language.tag == "ru"
          ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 12
          : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 90
      }
      if isOpen || isAsked { found[index].0 = .review }
    }
  }

  /// Takes what a state or lawmakers only want for what is proposed: *wants Congress to outlaw*.
  func wish(_ found: inout [(TermKind, Range<Int>)], _ scene: Scene) {
    let wishes = scene.ranges(.wish)
    if wishes.isEmpty { return }
    if !scene.has(.lawmaker) {
      let states = states(scene)
      // What Beijing wants of its companies it orders.
      if states.isEmpty || states.contains(where: { $0.country == "CN" }) { return }
    }
    let isLast = Scene.verbsComeLast(reading.language)
    for index in found.indices {
      let (kind, mark) = found[index]
      guard kind == .restrict || kind == .ease || kind == .rescind else { continue }
      let isWanted = wishes.contains {
        isLast
          ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 8
          : $0.upperBound <= mark.lowerBound && scene.clauseDistance($0, mark) <= 110
      }
      if isWanted { found[index].0 = .propose }
    }
  }

  /// Where China's authorities order not to buy: *angewiesen, keine H20 mehr zu kaufen*.
  func boycott(_ scene: Scene) -> Range<Int>? {
    let purchases = scene.ranges(.acquire)
    guard !purchases.isEmpty, isChinese(scene) else { return nil }
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.ranges(.order).first { order in
      scene.ranges(.negation).contains { not in
        purchases.contains { purchase in
          isLast
            ? purchase.upperBound <= not.upperBound && not.lowerBound - purchase.upperBound <= 4
              && not.upperBound <= order.lowerBound && order.lowerBound - not.upperBound <= 8
            : order.upperBound <= not.lowerBound && not.upperBound <= purchase.lowerBound
              && purchase.lowerBound - not.upperBound <= 30
              && not.lowerBound - order.upperBound <= 60
        }
      }
    }
  }

  /// Whether a requirement is denied: *needs no licence*; and if so, whether it once stood.
  func isWaived(_ verb: Range<Int>, _ scene: Scene) -> (isDenied: Bool, isOver: Bool) {
    let isLast = Scene.verbsComeLast(reading.language)
    let licences = scene.ranges(.licence)
    let isDenied = scene.ranges(.negation).contains { not in
      if isLast {
        return not.lowerBound >= verb.upperBound && not.lowerBound - verb.upperBound <= 4
      }
      let isBefore = not.upperBound <= verb.lowerBound && verb.lowerBound - not.upperBound <= 3
      let isBetween = licences.contains {
        $0.lowerBound >= not.upperBound && $0.lowerBound - not.upperBound <= 14
          && Scene.distance($0, verb) <= 30 && scene.sharesClause(not, verb)
      }
      return isBefore || isBetween
    }
    let isOver =
      isDenied && scene.ranges(.noMore).contains { scene.clauseDistance($0, verb) <= 40 }
    return (isDenied, isOver)
  }

  /// Whether only an association, an expert or the like proposes something, and no state.
  func isAdvice(_ scene: Scene) -> Bool {
    if scene.has(.lawmaker) { return false }
    if !scene.has(.advocate) {
      // "She urges the government to": the expert was named before.
      return scene.has(.suggest) && told?.has(.advocate) == true
        && !scene.sentence.beginsParagraph && states(scene).isEmpty
    }
    let proposals = scene.ranges(.suggest) + scene.ranges(.propose) + scene.ranges(.wish)
    return scene.ranges(.advocate).contains { advocate in
      proposals.contains {
        Scene.verbsComeLast(reading.language) || reading.language.isUnspaced
          || scene.clauseDistance(advocate, $0) <= 90
      }
    }
  }

  /// Whether a ban is denied: *no rule forbids*, *is not under the ban*.
  func isUnbanned(_ mark: Range<Int>, _ kind: TermKind, _ scene: Scene) -> Bool {
    guard kind == .restrict, scene.has(.negation),
      scene.ranges(.ban).contains(where: { $0.overlaps(mark) })
    else { return false }
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.ranges(.negation).contains {
      guard !$0.overlaps(mark), scene.sharesClause($0, mark) else { return false }
      return isLast
        ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 8
        : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 4
    } && !scene.has(.noMore)
  }

  /// Whether an act is only the background of another: *bought before the ban*.
  func isBackdrop(_ mark: Range<Int>, _ kind: TermKind, _ scene: Scene) -> Bool {
    guard [.restrict, .approve, .block].contains(kind) else { return false }
    let isBehind = Scene.verbsComeLast(reading.language) || reading.language.isUnspaced
    let isPast = scene.ranges(.backdrop).contains {
      isBehind
        ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 2
        : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 12
    }
    return isPast && !dates(scene).contains { scene.clauseDistance($0.range, mark) <= 40 }
  }

  /// Whether a ban was told, and in a clause without any object that it was taken back.
  func isTakenBack(_ ban: Range<Int>, by end: Range<Int>, _ scene: Scene) -> Bool {
    guard ban.upperBound <= end.lowerBound, !scene.sharesClause(ban, end) else { return false }
    return ![TermKind.trade, .rule, .licence, .restrict, .chip].contains { kind in
      scene.ranges(kind).contains { scene.sharesClause($0, end) }
    }
  }

  /// Where a sentence says that a requirement ends: *the need for a licence fell away*.
  func end(of requirement: Range<Int>, _ scene: Scene) -> Range<Int>? {
    (scene.ranges(.rescind) + scene.ranges(.lift)).first {
      scene.sharesClause($0, requirement)
        // "Dropped on Tuesday, by order of the department, was the need for a licence".
        || $0.upperBound <= requirement.lowerBound
          && Scene.distance($0, requirement) <= 110
    }
  }
}
