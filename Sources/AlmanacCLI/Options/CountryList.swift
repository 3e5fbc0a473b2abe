internal import Almanac
internal import ArgumentParser
internal import Foundation

/// Countries on the command line, with commas between them.
struct CountryList: ExpressibleByArgument {
  let countries: [CountryCode]

  init(_ countries: [CountryCode]) {
    self.countries = countries
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let countries = parts.compactMap { CountryCode($0.uppercased()) }
    guard countries.count == parts.count else { return nil }
    self.countries = countries
  }

  /// The countries as they are written.
  var defaultValueDescription: String {
    countries.map(\.text).joined(separator: ",")
  }
}

extension Day {
  /// Today in UTC.
  static var today: Day { Day(number: Int(Date.now.timeIntervalSince1970 / 86_400)) }
}

extension CountryCode {
  /// The country whose rules on chips are asked about most.
  static let unitedStates = known("US")
  /// The country that they are asked about for most.
  static let china = known("CN")

  private static func known(_ code: String) -> CountryCode {
    guard let country = CountryCode(code) else { preconditionFailure("\(code) is a country") }
    return country
  }
}
