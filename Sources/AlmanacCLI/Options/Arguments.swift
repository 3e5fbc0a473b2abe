public import Almanac
public import AlmanacImport
public import ArgumentParser

extension EDTF: ExpressibleByArgument {
  /// A date from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension Day: ExpressibleByArgument {
  /// A day from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension RecordTime: ExpressibleByArgument {
  /// An instant from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension Grade: ExpressibleByArgument {
  /// A grade from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension CountryCode: ExpressibleByArgument {
  /// A country from the command line, in either case.
  public init?(argument: String) { self.init(argument.uppercased()) }
}

extension LanguageTag: ExpressibleByArgument {
  /// A language from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension Reliability: ExpressibleByArgument {
  /// A reliability from the command line, in either case.
  public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

extension RecordType: ExpressibleByArgument {
  /// A record type from the command line; its plural and a hyphen will do.
  public init?(argument: String) {
    let name = argument.lowercased().map { $0 == "-" ? "_" : String($0) }.joined()
    let type = RecordType.allCases.first { name == $0.rawValue || name == $0.rawValue + "s" }
    guard let type else { return nil }
    self = type
  }
}

extension InputForm: ExpressibleByArgument {}

extension ChangePolicy: ExpressibleByArgument {}

extension FieldEdit: ExpressibleByArgument {
  /// A change from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension CurrencyCode: ExpressibleByArgument {
  /// A currency from the command line, in either case.
  public init?(argument: String) { self.init(argument.uppercased()) }
}

extension Ruling.Transaction: ExpressibleByArgument {}
extension Ruling.Track: ExpressibleByArgument {}
extension CalendarPeriod.Length: ExpressibleByArgument {}
extension Capex.Basis: ExpressibleByArgument {}
extension Capex.Scope: ExpressibleByArgument {}
extension Conflict.Kind: ExpressibleByArgument {}
