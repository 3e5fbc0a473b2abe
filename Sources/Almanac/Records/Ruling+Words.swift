extension Ruling {
  /// In what form an authority speaks.
  public enum Instrument: String, CaseIterable, Sendable {
    /// A regulation.
    case rule
    /// A requirement put on single firms, by letter.
    case licenseRequirement = "license-requirement"
    /// How the authority reads its own rules.
    case guidance
    /// An act of a head of state.
    case proclamation
    /// A public statement.
    case announcement
    /// A law that is proposed.
    case bill
    /// A law.
    case statute
    /// A limit on imports.
    case importRestriction = "import-restriction"
    /// A penalty, seizure or order against somebody.
    case enforcement
    /// An inquiry.
    case review
  }

  /// Which question a ruling answers.
  public enum Track: String, CaseIterable, Sendable {
    /// Whether an export needs a licence.
    case exportLicense = "export-license"
    /// Whether an import is let in.
    case `import`
    /// What duty is paid.
    case tariff
    /// Who is listed.
    case entityList = "entity-list"
    /// What it may be used for.
    case endUse = "end-use"
    /// What share is owed.
    case revenue
    /// Anything else.
    case other
  }

  /// How a ruling binds.
  public enum Force: String, CaseIterable, Sendable {
    /// By itself, or as the authority's reading of what binds.
    case law
    /// Those it is addressed to.
    case directed
    /// Not yet: it was announced.
    case announced
    /// Not known to: it was reported.
    case reported
  }

  /// Where a ruling stands.
  public enum Status: String, CaseIterable, Sendable {
    /// Proposed.
    case proposed
    /// Announced.
    case announced
    /// In force.
    case inForce = "in-force"
    /// In force, changed since.
    case amended
    /// Taken back.
    case rescinded
    /// Replaced.
    case superseded
    /// Run out.
    case expired
    /// Being looked into.
    case underReview = "under-review"
    /// Not adopted.
    case failed
  }

  /// What a ruling does.
  public enum Effect: String, CaseIterable, Sendable {
    /// Forbids, or asks for a licence.
    case restrict
    /// Allows more than another ruling does.
    case ease
    /// Attaches something.
    case condition
    /// Takes another back.
    case rescind
    /// Sets a duty.
    case tariff
    /// Explains.
    case clarify
  }

  /// What is done with an item.
  public enum Transaction: String, CaseIterable, Sendable {
    /// It leaves the jurisdiction.
    case export
    /// It goes from one foreign country to another.
    case reexport
    /// It changes hands or use within a foreign country.
    case transfer
    /// It is used from elsewhere.
    case remoteAccess = "remote-access"
  }

  /// How applications for a licence are decided, from strictest to mildest.
  public enum ReviewPolicy: String, CaseIterable, Sendable {
    /// None is given.
    case prohibited
    /// They are denied.
    case policyOfDenial = "policy-of-denial"
    /// They are denied unless shown otherwise.
    case presumptionOfDenial = "presumption-of-denial"
    /// Each on its merits.
    case caseByCase = "case-by-case"
    /// They are approved unless shown otherwise.
    case presumptionOfApproval = "presumption-of-approval"
    /// None is needed under conditions.
    case licenseException = "license-exception"
    /// Licences were issued.
    case granted
    /// None is needed.
    case none
  }
}
