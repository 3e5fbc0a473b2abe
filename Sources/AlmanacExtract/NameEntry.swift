/// What a name stands for.
package enum NameKind: String, CaseIterable, Sendable {
  case accelerator, model, organization, architecture, country
}

/// A thing with names, as the almanac knows it.
package struct NameEntry: Equatable, Sendable {
  /// What it is.
  package var kind: NameKind
  /// Its identifier, as in `nvidia-h200`.
  package var id: String
  /// Its name and aliases, in any script.
  package var names: [String]

  /// Makes an entry.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - id: Its identifier.
  ///   - names: Its name and aliases.
  package init(kind: NameKind, id: String, names: [String]) {
    self.kind = kind
    self.id = id
    self.names = names
  }
}

/// A place in a text that names something.
package struct NameMention: Equatable, Sendable {
  /// What it names.
  package var kind: NameKind
  /// The identifier of what it names.
  package var id: String
  /// The words of the text.
  package var surface: String
  /// Where it begins, in Unicode scalars.
  package var start: Int
  /// Where it ends, in Unicode scalars: the first that no longer belongs to it.
  package var end: Int
  /// How sure the reading is, from 0 to 1.
  package var confidence: Double
}
