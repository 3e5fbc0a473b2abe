/// What one jurisdiction says on one track.
public enum Verdict: Hashable, Sendable {
  /// It may not be done, and no licence is given.
  case prohibited
  /// A licence is required, and applications are denied.
  case policyOfDenial
  /// A licence is required, and applications are denied unless shown otherwise.
  case presumptionOfDenial
  /// A licence is required, and applications are decided one by one.
  case caseByCase
  /// A licence is required, and applications are approved unless shown otherwise.
  case presumptionOfApproval
  /// A licence is required; how applications are decided is not stated.
  case licenseRequired
  /// A licence is required, but an exception may be used under its conditions.
  case licenseException
  /// No licence is required.
  case noLicenseRequired
  /// It may not come in.
  case importBlocked
  /// It may come in.
  case noImportRestriction
  /// A duty in per cent is due.
  case tariff(Double)
  /// No duty is due.
  case noTariff
  /// It cannot be told from what is known.
  case undetermined

  /// Whether it is some kind of `license required`.
  public var requiresLicense: Bool {
    switch self {
    case .policyOfDenial, .presumptionOfDenial, .caseByCase, .presumptionOfApproval,
      .licenseRequired:
      true
    default: false
    }
  }

  /// What some possible verdicts have in common: the only one there is, or that a licence of some
  /// kind is required.
  ///
  /// - Parameter possible: The verdicts that are left open.
  public init(commonTo possible: some Collection<Verdict>) {
    if let only = possible.first, possible.count == 1 {
      self = only
    } else {
      self = possible.allSatisfy(\.requiresLicense) ? .licenseRequired : .undetermined
    }
  }

  /// The verdict for a strictness.
  ///
  /// - Parameters:
  ///   - level: The strictness, `nil` where nothing reaches the case.
  ///   - track: Which question is answered.
  init(_ level: Strictness?, on track: Ruling.Track) {
    switch track {
    case .tariff:
      let rate = level?.value ?? 0
      self = rate == .infinity ? .undetermined : rate > 0 ? .tariff(rate) : .noTariff
    case .import:
      self = Verdict(license: level)
      if self == .prohibited { self = .importBlocked }
      if self == .noLicenseRequired { self = .noImportRestriction }
    default: self = Verdict(license: level)
    }
  }

  private init(license level: Strictness?) {
    switch level.map({ ReviewPolicy($0) }) {
    case nil: self = .noLicenseRequired
    case .unstated?: self = .licenseRequired
    case .stated(let policy)?:
      switch policy {
      case .prohibited: self = .prohibited
      case .policyOfDenial: self = .policyOfDenial
      case .presumptionOfDenial: self = .presumptionOfDenial
      case .caseByCase: self = .caseByCase
      case .presumptionOfApproval: self = .presumptionOfApproval
      // Licences were issued, so one is required; the records do not say how others fare.
      case .granted: self = .licenseRequired
      case .licenseException: self = .licenseException
      case .none: self = .noLicenseRequired
      }
    }
  }

  /// A policy that is stated, or is not.
  private enum ReviewPolicy {
    case stated(Ruling.ReviewPolicy)
    case unstated

    init(_ level: Strictness) {
      let policy = Ruling.ReviewPolicy.allCases.first {
        Strictness($0, on: .exportLicense) == level
      }
      self = policy.map(ReviewPolicy.stated) ?? .unstated
    }
  }
}

extension Verdict: CustomStringConvertible {
  /// The verdict in its fixed words, such as `license required: presumption of denial`.
  public var description: String {
    switch self {
    case .prohibited: "prohibited"
    case .policyOfDenial: "license required: policy of denial"
    case .presumptionOfDenial: "license required: presumption of denial"
    case .caseByCase: "license required: case by case"
    case .presumptionOfApproval: "license required: presumption of approval"
    case .licenseRequired: "license required"
    case .licenseException: "license exception"
    case .noLicenseRequired: "no license required"
    case .importBlocked: "import blocked"
    case .noImportRestriction: "no import restriction"
    case .tariff(let rate): "tariff \(JSON.numeral(rate))%"
    case .noTariff: "no tariff"
    case .undetermined: "undetermined"
    }
  }
}

/// How strict a policy is, so that policies can be compared; on the tariff track, the rate.
struct Strictness: Hashable, Comparable, Sendable {
  let value: Double

  init(value: Double) {
    self.value = value
  }

  /// Strictness falls in the order in which the record format lists the policies; a requirement
  /// without a stated policy comes between presumption of approval and licence exception.
  ///
  /// On the import track a restriction without a stated policy is a block: there is no licence to
  /// apply for.
  init(_ policy: Ruling.ReviewPolicy?, on track: Ruling.Track) {
    value =
      switch policy {
      case .prohibited?: 8
      case .policyOfDenial?: 7
      case .presumptionOfDenial?: 6
      case .caseByCase?: 5
      case .presumptionOfApproval?: 4
      case nil: track == .import ? 8 : 3
      case .licenseException?: 2
      case .granted?: 1
      case Ruling.ReviewPolicy.none?: 0
      }
  }

  static func < (left: Strictness, right: Strictness) -> Bool { left.value < right.value }
}
