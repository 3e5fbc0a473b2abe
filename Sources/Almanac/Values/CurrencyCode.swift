/// A currency by its ISO 4217 code.
public struct CurrencyCode: Hashable, Comparable, Sendable {
  /// The three capital letters.
  public let text: String

  /// The currency that everything is converted to unless asked otherwise.
  public static let usDollar = CurrencyCode(known: "USD")

  /// A currency.
  ///
  /// The result is `nil` for any other text.
  ///
  /// - Parameter text: Three capital letters of a currency in use, as ISO 4217 lists them.
  public init?(_ text: String) {
    guard CurrencyCode.assigned.contains(text) else { return nil }
    self.text = text
  }

  private init(known text: String) {
    self.text = text
  }

  /// Orders currencies by code.
  public static func < (left: CurrencyCode, right: CurrencyCode) -> Bool {
    left.text < right.text
  }

  private static let assigned = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN
    BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
    TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER
    ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}

extension CurrencyCode: CustomStringConvertible {
  /// The three capital letters.
  public var description: String { text }
}
