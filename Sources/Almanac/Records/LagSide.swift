/// One side of a lag: a country, an organization, a model, or several of these at once.
public struct LagSide: Hashable, Sendable {
  /// The country.
  public let country: CountryCode?
  /// The organization's id.
  public let organization: Slug?
  /// The model's id.
  public let model: Slug?

  static let shape = Shape.object("a side, such as {\"country\": \"CN\"}") {
    fields throws(Problem) in
    let side = LagSide(
      country: try fields.optional("country", .country),
      organization: try fields.optional("organization", .slug),
      model: try fields.optional("model", .slug)
    )
    guard side.country != nil || side.organization != nil || side.model != nil else {
      throw Problem("the side names nobody", remedy: "give 'country', 'organization' or 'model'")
    }
    return side
  }

  var json: JSON {
    .object(["country": .text(country), "organization": .text(organization), "model": .text(model)])
  }
}
