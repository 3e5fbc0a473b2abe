/// The names of an almanac, compiled for finding them in texts in one pass.
package struct NameIndex: Sendable {
  /// A form found in a text.
  struct Form: Sendable {
    var entry: Int32
    var casing: Casing
    var needsEvidence: Bool
  }

  /// A series of models under one maker, as `R1` and `V3.1` are of DeepSeek.
  struct Series: Sendable {
    var maker: String
    var slug: String
    var letter: UInt32
  }

  let entries: [(kind: NameKind, id: String)]
  private(set) var automaton = Automaton()
  private(set) var forms: [Form] = []
  private(set) var series: [Series] = []
  /// The caller's identifiers of organizations, by ours.
  private var renamed: [String: String] = [:]
  /// The maker of each entry, where its identifier begins with one.
  private(set) var makers: [String?] = []

  /// Compiles names.
  ///
  /// - Parameter entries: Everything to be found. Countries need not be given; languages know
  ///   them.
  /// - Complexity: O(*n*) in the length of all names.
  package init(_ entries: [NameEntry]) {
    let order = NameKind.allCases
    let sorted = order.flatMap { kind in entries.filter { $0.kind == kind } }
    self.entries = sorted.map { ($0.kind, $0.id) }
    let shared = SharedNames.standard
    var makers: Set<String> = shared.makers
    var organizations: [[UInt32]: String] = [:]
    for entry in sorted where entry.kind == .organization {
      for name in entry.names {
        makers.insert(name.lowercased())
        organizations[Folding.fold(name)] = entry.id
      }
    }
    for (id, names) in shared.organizations {
      // A name in Latin letters decides, where there is one: a group is not one of its parts.
      let latin = names.filter { $0.allSatisfy { $0 < 0x250 } }
      let deciding = latin.isEmpty ? names : latin
      if let found = deciding.lazy.compactMap({ organizations[$0] }).first { renamed[id] = found }
    }
    for entry in sorted where entry.kind == .organization { renamed[entry.id] = entry.id }
    compile(sorted, makers: makers, shared: shared)
  }

  private mutating func compile(
    _ sorted: [NameEntry],
    makers: Set<String>,
    shared: SharedNames
  ) {
    let organizationIDs = Set(sorted.filter { $0.kind == .organization }.map(\.id))
      .union(shared.organizations.map(\.id))
    self.makers = sorted.map { maker(of: $0, among: organizationIDs) }
    let worthy = sorted.map { entry in
      entry.names.filter { isWorthFinding($0, entry.kind, shared) }
    }
    func addWritten(_ kinds: (NameKind) -> Bool) {
      for (position, entry) in sorted.enumerated() where kinds(entry.kind) {
        for name in worthy[position] {
          let isDoubtful = entry.kind != .organization && isShort(name)
          add(name, position, needsEvidence: isDoubtful, shared)
        }
      }
    }
    addWritten { $0 != .architecture }
    for (position, entry) in sorted.enumerated() {
      for name in worthy[position] {
        for form in NameForms.derived(name, kind: entry.kind, makers: makers) {
          add(form.text, position, needsEvidence: form.needsEvidence, shared)
        }
      }
      if entry.kind == .model { addSeries(entry) }
    }
    addWritten { $0 == .architecture }
  }

  /// Adds a name as it may be written, in Latin letters and in others.
  private mutating func add(
    _ name: String,
    _ position: Int,
    needsEvidence: Bool,
    _ shared: SharedNames
  ) {
    for form in NameForms.written(name) {
      add(form, entry: position, needsEvidence: needsEvidence)
      for other in shared.transliterations(of: form) {
        add(other, entry: position, needsEvidence: needsEvidence)
      }
    }
  }

  /// Names so short or so general that they would be found everywhere.
  private func isWorthFinding(_ name: String, _ kind: NameKind, _ shared: SharedNames) -> Bool {
    if kind == .architecture { return name.count > 4 || name.holdsNumber }
    return kind != .organization || !shared.capitals.contains(Folding.fold(name))
  }

  private func isShort(_ name: String) -> Bool {
    name.count <= 2 || (name.count <= 3 && !name.holdsNumber)
  }

  private func maker(of entry: NameEntry, among ids: Set<String>) -> String? {
    var head = entry.id[...]
    while let dash = head.lastIndex(of: "-") {
      head = head[..<dash]
      if ids.contains(String(head)) { return String(head) }
    }
    return nil
  }

  private mutating func add(_ text: String, entry: Int, needsEvidence: Bool) {
    let pattern = Folding.fold(text)
    guard pattern.contains(where: { $0 > 0x20 }) else { return }
    let index = Int32(forms.count)
    // A code such as H200 may be written small; a word may not.
    let hasDigit = text.holdsNumber
    let casing = hasDigit && text.count > 3 ? .any : Casing(of: text)
    let isAcronym = casing == .all && text.count <= 5
    let rule: Casing = casing == .all && !isAcronym ? .initial : casing
    forms.append(
      Form(entry: Int32(entry), casing: rule, needsEvidence: needsEvidence)
    )
    automaton.add(pattern, payload: index)
  }

  private mutating func addSeries(_ entry: NameEntry) {
    for name in entry.names {
      let parts = name.split { $0 == "-" || $0 == " " }
      guard parts.count >= 2, let letter = parts[1].unicodeScalars.first, parts[1].count >= 2,
        parts[1].dropFirst().allSatisfy({ $0.isNumber || $0 == "." }), letter.isASCII,
        letter.properties.isUppercase
      else { continue }
      let slug = parts[0].lowercased()
      let known = series.contains { $0.slug == slug && $0.letter == letter.value }
      if !known, entry.id.hasPrefix(slug + "-") {
        let maker = renamed[slug] ?? slug
        series.append(Series(maker: maker, slug: slug, letter: Folding.fold(letter.value)))
      }
    }
  }

  /// The caller's identifier for an organization that a language file names.
  func identifier(_ id: String) -> String { renamed[id] ?? id }

  /// Every place in a text that names something.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: Its BCP 47 tag; nil to recognize it.
  ///   - languages: The languages that are known.
  /// - Returns: The mentions in order, none overlapping another.
  /// - Complexity: O(*n*) in the text's length.
  package func mentions(
    in text: some StringProtocol,
    language: String? = nil,
    languages: Languages = .standard
  ) -> [NameMention] {
    let letters = Letters(text)
    let tag = language ?? LanguageRecognizer(languages).recognize(letters)
    let vocabulary = languages.language(tag) ?? languages.language("en") ?? .empty
    let reading = Reading(letters, language: vocabulary, names: self)
    return reading.entities.filter { !$0.isCue }.map { entity in
      NameMention(
        kind: entity.kind,
        id: entity.id,
        surface: letters.surface(entity.range),
        start: entity.range.lowerBound,
        end: entity.range.upperBound,
        confidence: entity.confidence
      )
    }
  }
}
