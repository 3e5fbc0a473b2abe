/// Who speaks in a sentence: an organization or a person, where one is named.
struct Speaker {
  /// The identifier of an organization, or a person's name as written.
  let name: String?

  init(_ scene: Scene) {
    let verb =
      scene.denials.first ?? scene.first(.admit) ?? scene.first(.say) ?? scene.first(.forecast)
      ?? scene.first(.suggest)
    if let verb {
      if let person = Self.person(scene, near: verb) {
        name = person
        return
      }
      let near = (scene.organizations + scene.offices)
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
      let beside = near.filter { Scene.distance($0.range, verb) <= 40 }
      name = Scene.nearest(beside, to: verb)?.id
      return
    }
    name = nil
  }

  /// Two or three capitalized words that nothing else explains.
  private static func person(_ scene: Scene, near verb: Range<Int>) -> String? {
    let letters = scene.reading.letters
    if scene.reading.language.isUnspaced || scene.reading.language.tag == "ko" { return nil }
    if scene.reading.language.tag == "ar" { return nil }
    let entities = scene.reading.entities[scene.sentence.entities]
    let tokens = scene.reading.tokens[scene.sentence.tokens]
    var best: (range: Range<Int>, distance: Int)?
    var run: Range<Int>?
    var words = 0
    func close() {
      if let range = run, (2...3).contains(words) {
        let away = Scene.distance(range, verb)
        if away <= 45, away < best?.distance ?? .max { best = (range, away) }
      }
      run = nil
      words = 0
    }
    // A name stands near its verb.
    var index = letters.wordStart(from: max(scene.sentence.range.lowerBound, verb.lowerBound - 70))
    index = max(index, scene.sentence.range.lowerBound)
    let bound = min(scene.sentence.range.upperBound, verb.upperBound + 70)
    while index < bound {
      guard letters.isLetter(index) else {
        if letters.original[index] != 0x20, letters.original[index] != 0xA0 { close() }
        index += 1
        continue
      }
      let end = letters.wordEnd(from: index)
      let isName =
        letters.isUpper(index) && !letters.isUpper(index + 1) && end - index > 1
        && !entities.contains { $0.range.contains(index) }
        && !tokens.contains { !$0.isNumber && $0.start == index && $0.end >= end }
      if isName {
        run = (run?.lowerBound ?? index)..<end
        words += 1
      } else {
        close()
      }
      index = max(end, index + 1)
    }
    close()
    return best.map { letters.surface($0.range) }
  }
}
