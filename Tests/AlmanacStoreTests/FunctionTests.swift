import Almanac
import AlmanacStore
import Testing

@Suite struct FunctionTests {
  private func value(_ expression: String) throws -> QueryValue {
    let store = try Fixture.store()
    try Fixture.put(
      [
        Fixture.record(
          #"{"type":"exchange_rate","id":"cny-2025","currency":"CNY","period":"2025","usd_per_unit":0.14,"basis":"daily","observations":250,"evidence":[{"source":"s1","credibility":1}]}"#
        ),
        Fixture.record(
          #"{"type":"accelerator","id":"bare","name":"Bare","vendor":"acme","evidence":[{"source":"s1","credibility":2}]}"#
        ),
      ],
      into: store
    )
    return try store.query("SELECT \(expression)").rows[0][0]
  }

  @Test(arguments: [
    ("edtf_earliest('2025-Q3')", QueryValue.text("2025-07-01")),
    ("edtf_latest('2025-02~')", .text("2025-02-28")),
    ("edtf_latest(NULL)", .null),
    ("tpp('acme-one')", .real(2376)),
    ("tpp('bare')", .null),
    ("tpp(NULL)", .null),
    ("performance_density('acme-one')", .null),
    ("usd(100, 'CNY', '2025')", .real(14.000000000000002)),
    ("usd(100, 'USD', '2019')", .real(100)),
    ("usd(100, 'CNY', '1999')", .null),
    ("usd(NULL, 'CNY', '2025')", .null),
    ("folded('Exportação ＮＶ')", .text("exportacao nv")),
    ("'Açme' = 'acme' COLLATE folded", .integer(1)),
    ("'a' < 'B' COLLATE folded", .integer(1)),
  ])
  func `the domain answers in SQL`(_ expression: String, _ expected: QueryValue) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    ("edtf_earliest('soon')", "'soon' is not an EDTF date"),
    ("edtf_latest(7)", "takes a date as text"),
    ("tpp('nothing')", "there is no accelerator 'nothing'"),
    ("usd('x', 'CNY', '2025')", "takes an amount"),
    ("usd(1, 'XYZ', '2025')", "takes a currency code"),
    ("usd(1, 'CNY', 'soon')", "is not an EDTF date"),
  ])
  func `what is wrong stops with a sentence`(_ expression: String, _ words: String) {
    #expect {
      _ = try value(expression)
    } throws: { error in
      (error as? StoreError)?.problem.what.contains(words) ?? false
    }
  }
}
