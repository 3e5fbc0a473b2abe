/// What an entity is to those who look for facts, found out once.
struct EntityTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// A chip or a family of chips.
  static let chip = EntityTraits(rawValue: 1)
  static let model = EntityTraits(rawValue: 2)
  /// A country named as such.
  static let country = EntityTraits(rawValue: 4)
  /// A capital or an adjective, which only points to a country.
  static let cue = EntityTraits(rawValue: 8)
  /// An organization that judges and reports.
  static let observer = EntityTraits(rawValue: 16)
  /// A state's office.
  static let office = EntityTraits(rawValue: 32)
  /// Another organization.
  static let organization = EntityTraits(rawValue: 64)
  /// Whatever bears the identifier of an observer, and so is never what a statement is about.
  static let isObserving = EntityTraits(rawValue: 128)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What an entity is.
  init(_ entity: Entity, among names: SharedNames) {
    let isObserving = names.isObserver(entity.id)
    switch entity.kind {
    case .accelerator, .architecture: self = .chip
    case .model: self = .model
    case .country: self = entity.isCue ? .cue : .country
    case .organization:
      if isObserving {
        self = .observer
      } else {
        self = entity.country != nil && entity.isOffice ? .office : .organization
      }
    }
    if isObserving { formUnion(.isObserving) }
  }
}
