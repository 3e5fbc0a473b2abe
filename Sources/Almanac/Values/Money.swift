/// An amount of money: a bounded quantity in whole units of one currency.
public struct Money: Hashable, Sendable {
  /// How much, in whole units (dollars, not millions of dollars).
  public let amount: Quantity

  /// Of which currency.
  public let currency: CurrencyCode

  /// An amount of money.
  ///
  /// - Parameters:
  ///   - amount: How much, in whole units.
  ///   - currency: Of which currency.
  public init(amount: Quantity, currency: CurrencyCode) {
    self.amount = amount
    self.currency = currency
  }
}
