import Testing

@testable import AlmanacSQLite

@Suite struct SQLTests {
  @Test func `pieces joined equal the whole`() {
    let joined: SQL = "SELECT 1 " + "FROM chip"
    let whole: SQL = "SELECT 1 FROM chip"
    #expect(joined == whole)
    #expect(joined.hashValue == whole.hashValue)
    #expect(joined.description == "SELECT 1 FROM chip")
  }

  @Test func `different texts differ`() {
    #expect(SQL("SELECT 1") != SQL("SELECT 2"))
    #expect(SQL("SELECT 1") != SQL("SELECT 11"))
    #expect(!SQL("SELECT 1").isIdentical(to: SQL("SELECT 2")))
  }

  @Test func `a literal of one scalar keeps its text`() {
    #expect(SQL(";").description == ";")
    #expect(SQL("é").description == "é")
  }

  @Test func `a literal is identical to itself`() {
    func literal() -> SQL { "SELECT 1" }
    #expect(literal().isIdentical(to: literal()))
    #expect(SQL(untrusted: "SELECT 1").isIdentical(to: SQL(untrusted: "SELECT 1")))
  }
}
