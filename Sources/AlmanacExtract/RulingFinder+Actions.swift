// Which actions a sentence tells of, where its words could mean several.

extension RulingFinder {
  /// The actions of a sentence, each with the word that marks it.
  func actions(_ scene: Scene, after before: Scene?) -> [(TermKind, Range<Int>)] {
    guard scene.sentence.kinds.overlaps(Self.starters) else { return [] }
    let isTopical =
      !scene.chips.isEmpty || scene.has(.diffusion) || scene.has(.chip) && !scene.cues.isEmpty
      || (diffusion?.age ?? 9) <= 3
      || scene.has(.propose) && scene.has(.rent) || scene.has(.blacklist)
      || scene.has(.propose) && scene.offices.contains { $0.id.hasSuffix("congress") }
      || age <= 1 && !scene.countries.isEmpty
      || age <= 3
        && (!scene.cues.isEmpty || !scene.offices.isEmpty || scene.has(.authority)
          || scene.has(.customs))
    let isAbroad =
      scene.has(.chip) || scene.has(.trade) || scene.has(.rent) || last.age <= 1
      || namesChineseMaker(scene)
    guard isTopical || isAbroad && actsAbroad(scene) else { return [] }
    let refusal = scene.refusal
    // That somebody was arrested is no rumour; what for may be one.
    if scene.isRumored, !scene.has(.arrest) { return [] }
    if isAboutGoods(scene) || isAdvice(scene) { return [] }
    let free = scene.ranges(.notBanned)
    var found = Self.actions.compactMap { kind in
      scene.ranges(kind).first { mark in
        !scene.isInName(mark) && !isOfOutput(mark, kind, scene)
          && !isBackdrop(mark, kind, scene) && !isUnbanned(mark, kind, scene)
          && !free.contains { $0.overlaps(mark) || scene.sharesClause($0, mark) }
      }.map { (kind, $0) }
    }
    if scene.has(.diffusion), let mark = scene.first(.diffusion) {
      found.removeAll { $0.0 != .rescind && $0.0 != .restrict }
      if !found.contains(where: { $0.0 == .restrict }) { found.insert((.restrict, mark), at: 0) }
      return found
    }
    if !found.contains(where: { $0.0 == .approve }), !scene.has(.lawmaker), let leave = grant(scene)
    {
      found.append((.approve, leave))
    }
    if !found.contains(where: { $0.0 == .restrict || $0.0 == .propose }),
      let ban = modal(.mayNot, scene) ?? inability(scene)
    {
      found.removeAll { $0.0 == .approve && scene.sharesClause($0.1, ban) }
      found.append((.restrict, ban))
    } else if let leave = modal(.may, scene),
      !found.contains(where: {
        $0.0 == .approve || $0.0 == .restrict && scene.sharesClause($0.1, leave)
      })
    {
      found.append((isDenied(leave, scene) ? .restrict : .approve, leave))
    }
    turn(&found, scene)
    wish(&found, scene)
    // "Curbed deliveries, only to backtrack": nothing but the curb can be taken back.
    if let back = scene.first(.reversal), !found.contains(where: { $0.0 == .rescind }),
      found.contains(where: { $0.0 == .restrict && $0.1.upperBound <= back.lowerBound }),
      !found.contains(where: { $0.1.lowerBound >= back.upperBound })
    {
      found.append((.rescind, back))
    }
    found.removeAll { $0.0 == .approve && isRetail($0.1, scene) }
    exclude(&found, scene)
    if !scene.denials.isEmpty, refusal == nil {
      // What is denied did not happen; what another clause dates did.
      found.removeAll { kind, mark in
        kind == .propose
          || !scene.denials.allSatisfy {
            !scene.sharesClause($0, mark) && stands(mark, beside: $0, scene)
          }
      }
    }
    found.removeAll { [.approve, .restrict, .block].contains($0.0) && isForeseen($0.1, scene) }
    if let refusal {
      found.removeAll { $0.0 == .approve || $0.0 == .restrict }
      found.append((.restrict, refusal))
    }
    // A licence that is required restricts; it is none that is granted.
    if let mark = requirement(scene), let end = end(of: mark, scene) {
      found.removeAll { [.approve, .restrict, .ease].contains($0.0) }
      found.removeAll { $0.0 == .rescind && $0.1.overlaps(end) }
      if !found.contains(where: { $0.0 == .rescind }) {
        // A rule is repealed; a requirement that goes makes trade easier.
        let isRule = scene.ranges(.rule).contains { Scene.distance($0, end) <= 30 }
        found.append((isRule ? .rescind : .ease, end))
      }
    } else if let mark = requirement(scene) {
      found.removeAll { $0.0 == .approve && scene.clauseDistance($0.1, mark) < 60 }
      if !found.contains(where: { $0.0 == .restrict }) { found.append((.restrict, mark)) }
    }
    if let waived = scene.ranges(.require).first(where: { isWaived($0, scene).isDenied }),
      scene.has(.licence)
    {
      found.removeAll {
        [.restrict, .approve].contains($0.0) && scene.clauseDistance($0.1, waived) <= 40
      }
      if isWaived(waived, scene).isOver { found.append((.ease, waived)) }
    }
    if let order = boycott(scene), !found.contains(where: { $0.0 == .block }) {
      found.removeAll { $0.0 == .restrict }
      found.append((.block, order))
    }
    presume(&found, scene)
    doubt(&found, scene)
    func drop(_ kinds: TermKind...) { found.removeAll { kinds.contains($0.0) } }
    func holds(_ kind: TermKind) -> Bool { found.contains { $0.0 == kind } }
    if holds(.tariff), !scene.notes.measures.contains(where: { $0.dimension == .percent }) {
      drop(.tariff)
    }
    let afterLawmakers =
      before?.has(.lawmaker) == true
      || before?.offices.contains { $0.id.hasSuffix("congress") } == true
    if holds(.propose), !scene.has(.lawmaker), !afterLawmakers,
      states(scene).isEmpty && !scene.has(.authority)
        || scene.chips.isEmpty && !scene.has(.chip) && !scene.has(.trade),
      !scene.offices.contains(where: { $0.id.hasSuffix("congress") })
    {
      drop(.propose)
    }
    if let duty = found.first(where: { $0.0 == .tariff })?.1 {
      // A permission for a charge permits: *may be sold, with a duty of 25%*.
      let isPrice = found.contains {
        $0.0 == .approve && $0.1.upperBound <= duty.lowerBound
          && duty.lowerBound - $0.1.upperBound <= 80
      }
      if isPrice { drop(.tariff) } else { found.removeAll { $0.0 != .tariff } }
    }
    if let plan = found.first(where: { $0.0 == .propose })?.1, !scene.has(.lawmaker),
      !afterLawmakers, !scene.offices.contains(where: { $0.id.hasSuffix("congress") }),
      let look = found.first(where: { $0.0 == .review })?.1,
      scene.clauseDistance(look, plan) <= 120,
      Scene.verbsComeLast(reading.language)
        ? plan.upperBound <= look.lowerBound : look.upperBound <= plan.lowerBound
    {
      // "Is weighing whether to introduce" proposes nothing yet.
      drop(.propose)
    }
    if let plan = found.first(where: { $0.0 == .propose })?.1 {
      found.removeAll {
        $0.0 != .propose && !isApart($0.1, from: plan, scene)
          && !lasts($0.0, $0.1, beside: plan, scene)
      }
    }
    if let act = found.first(where: { $0.0 == .enforce })?.1 {
      found.removeAll { kind, mark in
        [.restrict, .approve, .block, .review, .rescind].contains(kind)
          && (scene.sharesClause(mark, act) || !isDated(mark, rather: act, scene))
      }
    }
    if let end = found.first(where: { $0.0 == .rescind })?.1 {
      found.removeAll { kind, mark in
        [.approve, .block, .ease].contains(kind)
          || kind == .restrict && !isApart(mark, from: end, scene)
            && !isTakenBack(mark, by: end, scene)
      }
    }
    // Whom China lets in it checks, case by case or not.
    if holds(.ease), holds(.review), isChinese(scene), actsChina(scene) { drop(.ease) }
    if let easing = found.first(where: { $0.0 == .ease })?.1 {
      drop(.approve, .review)
      if let ban = found.first(where: { $0.0 == .restrict })?.1,
        !stands(ban, beside: easing, scene), !lasts(.restrict, ban, beside: easing, scene)
      {
        drop(.restrict)
      }
    }
    if holds(.approve), holds(.restrict) {
      // "No longer banned", "allowed after a ban": the permission is news, the ban is past, unless
      // the text says when it was.
      if let ban = found.first(where: { $0.0 == .restrict })?.1,
        let leave = found.first(where: { $0.0 == .approve })?.1
      {
        // "Darf nicht geliefert werden": the *not* is said of what follows in its clause.
        let isDenied =
          ban.upperBound <= leave.lowerBound && scene.sharesClause(ban, leave)
          && scene.ranges(.negation).contains { $0.overlaps(ban) }
        if isDenied {
          drop(.approve)
        } else if !stands(ban, beside: leave, scene), !lasts(.restrict, ban, beside: leave, scene) {
          drop(.restrict)
        }
      }
    }
    // Customs that let nothing in block, whatever the verb.
    let isAtBorder = scene.has(.customs) || scene.offices.contains { $0.id == "cn-customs" }
    if !holds(.ease), holds(.restrict), isAtBorder, isChinese(scene) {
      found = found.map { ($0.0 == .restrict ? .block : $0.0, $0.1) }
    }
    if let bar = found.first(where: { $0.0 == .block })?.1 {
      drop(.restrict)
      if let leave = found.first(where: { $0.0 == .approve })?.1 {
        if stands(leave, beside: bar, scene) { drop(.block) } else { drop(.approve) }
      }
    }
    // "Is weighing how to limit" weighs, and does not limit yet.
    let isLast = Scene.verbsComeLast(reading.language)
    if holds(.review) {
      let looks = scene.ranges(.review).filter { !scene.isInName($0) }
      found.removeAll { kind, mark in
        guard kind == .restrict || kind == .block || kind == .approve else { return false }
        if kind == .block, isAtBorder { return false }
        return looks.contains { look in
          if look.overlaps(mark) { return look.count > mark.count }
          let follows =
            isLast ? mark.upperBound <= look.lowerBound : look.upperBound <= mark.lowerBound
          // A few Han characters are already many words.
          return follows
            && (reading.language.isUnspaced
              ? scene.clauseDistance(mark, look) <= 25 : Scene.distance(mark, look) <= 60)
        }
      }
    }
    let bar = found.first { $0.0 == .block || $0.0 == .restrict }?.1
    if let bar, let look = found.first(where: { $0.0 == .review })?.1,
      scene.sharesClause(bar, look)
        || bar.upperBound <= look.lowerBound && scene.clauseDistance(bar, look) <= 80
          && found.contains(where: { $0.0 == .block })
    {
      // "Stopped imports, explaining it with a check of papers" stops them.
      drop(.review)
    }
    return found
  }

  /// Takes a permission beside a *not* for a ban, and a ban behind *lifted* for a permission.
  private func turn(_ found: inout [(TermKind, Range<Int>)], _ scene: Scene) {
    let isLast = Scene.verbsComeLast(reading.language)
    for index in found.indices {
      let mark = found[index].1
      let isGranted = found.contains { $0.0 == .approve }
      switch found[index].0 {
      case .approve where !reading.language.isUnspaced || isLast:
        let isDenied = scene.ranges(.negation).contains {
          isLast
            ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 4
            : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 6
        }
        if isDenied || endsInNot(mark, scene) { found[index].0 = .restrict }
      case .restrict where !isGranted, .block where !isGranted:
        let isLifted = scene.ranges(.lift).contains {
          isLast
            ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 6
            : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 30
        }
        if isLifted || isSuspension(mark, scene) { found[index].0 = .approve }
      default: break
      }
    }
  }

  /// Whether what is stopped are restrictions themselves: *suspended the ban*.
  private func isSuspension(_ mark: Range<Int>, _ scene: Scene) -> Bool {
    scene.ranges(.lift).contains { $0.overlaps(mark) }
      && scene.ranges(.restrict).contains {
        $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 16
      }
  }

  /// Where a sentence says that a licence is given or got: *granted the first licences*.
  private func grant(_ scene: Scene) -> Range<Int>? {
    scene.ranges(.grant).first { verb in
      scene.ranges(.licence).contains {
        // "Licences for up to 35,000 GB300 processors have been issued".
        scene.clauseDistance($0, verb) <= ($0.upperBound <= verb.lowerBound ? 90 : 30)
      }
    }
  }

  /// Whether an act is only expected: *hopes that Beijing approves*.
  private func isForeseen(_ mark: Range<Int>, _ scene: Scene) -> Bool {
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.ranges(.forecast).contains {
      isLast
        ? $0.lowerBound >= mark.upperBound && $0.lowerBound - mark.upperBound <= 12
        : $0.upperBound <= mark.lowerBound && mark.lowerBound - $0.upperBound <= 40
    }
  }

  /// Whether what is stopped is what somebody makes, with no authority in the sentence.
  private func isOfOutput(_ mark: Range<Int>, _ kind: TermKind, _ scene: Scene) -> Bool {
    guard kind == .restrict || kind == .block, scene.offices.isEmpty, !scene.has(.authority) else {
      return false
    }
    return scene.ranges(.output).contains {
      $0.overlaps(mark) || scene.sharesClause($0, mark) && Scene.distance($0, mark) <= 24
    }
  }

  /// Where a sentence says that a licence is required.
  func requirement(_ scene: Scene) -> Range<Int>? {
    scene.ranges(.require).first { verb in
      !isWaived(verb, scene).isDenied
        && scene.ranges(.licence).contains {
          // "Verlangt für die Ausfuhr amerikanischer Chips künftig eine Genehmigung".
          scene.clauseDistance($0, verb) <= ($0.lowerBound >= verb.upperBound ? 90 : 45)
        }
    }
  }

  /// Whether a sentence is about warranties and the like.
  func isAboutGoods(_ scene: Scene) -> Bool {
    scene.sentence.kinds.contains(.noLag) && scene.chips.isEmpty == false
      && scene.offices.isEmpty && !scene.cues.contains { scene.isCapital($0.range) }
  }

  /// Whether an act is told in a clause and of a chip of its own beside a proposal.
  private func isApart(_ mark: Range<Int>, from plan: Range<Int>, _ scene: Scene) -> Bool {
    !scene.sharesClause(mark, plan) && stands(mark, beside: plan, scene)
      && scene.chips.contains {
        scene.sharesClause($0.range, mark)
          && scene.clauseDistance($0.range, mark) < scene.clauseDistance($0.range, plan)
      }
  }

  /// Whether a ban is told to last in a clause of its own: *remains off-limits*.
  private func lasts(
    _ kind: TermKind,
    _ ban: Range<Int>,
    beside act: Range<Int>,
    _ scene: Scene
  ) -> Bool {
    guard kind == .restrict || kind == .block, !scene.sharesClause(ban, act) else { return false }
    return scene.ranges(.still).contains {
      $0.overlaps(ban) || scene.sharesClause($0, ban) && Scene.distance($0, ban) <= 30
    }
  }

  /// Whether a date stands nearer to one act than to another.
  private func isDated(
    _ mark: Range<Int>,
    rather other: Range<Int>,
    _ scene: Scene
  ) -> Bool {
    dates(scene).contains {
      scene.clauseDistance($0.range, mark) < min(60, scene.clauseDistance($0.range, other))
    }
  }

  /// Whether a ban is told for itself beside a permission: with a date or a chip of its own.
  func stands(_ ban: Range<Int>, beside leave: Range<Int>, _ scene: Scene) -> Bool {
    let isDated = isDated(ban, rather: leave, scene)
    let hasOwn = scene.chips.contains {
      scene.clauseDistance($0.range, ban) < scene.clauseDistance($0.range, leave)
    }
    return isDated || hasOwn && scene.chips.map(\.id).once.count > 1
  }

  /// Whether China is among the states that a sentence shows acting.
  private func actsChina(_ scene: Scene) -> Bool {
    states(scene).contains { $0.country == "CN" }
  }

  /// Whether China's authorities act in a sentence.
  func isChinese(_ scene: Scene) -> Bool {
    if scene.offices.contains(where: { $0.id.hasPrefix("us-") }) { return false }
    return !(scene.cues + scene.countries).contains { $0.id == "US" }
  }
}
