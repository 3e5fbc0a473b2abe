import Testing

@testable import AlmanacSQLite

@Suite struct SQLiteErrorTests {
  @Test func `a code has its claim, and no other has it`() {
    let claims: [(code: Int32, claim: (SQLiteError) -> Bool)] = [
      (5, { $0.isBusy }), (261, { $0.isBusy }), (6, { $0.isLocked }), (9, { $0.isInterrupted }),
      (13, { $0.isFull }), (8, { $0.isReadOnly }), (776, { $0.isUnfinished }),
      (11, { $0.isCorrupt }),
      (26, { $0.isNotADatabase }), (19, { $0.isConstraint }), (1555, { $0.isDuplicate }),
      (2067, { $0.isDuplicate }), (2579, { $0.isDuplicate }), (787, { $0.isForeignKey }),
      (14, { $0.isCannotOpen }), (10, { $0.isIO }), (522, { $0.isIO }), (7, { $0.isOutOfMemory }),
      (3082, { $0.isOutOfMemory }), (23, { $0.isDenied }), (20, { $0.isMismatch }),
      (18, { $0.isTooBig }), (1, { $0.isGeneric }),
    ]
    for (code, claim) in claims {
      #expect(claim(SQLiteError(code: code, message: "m")), "code \(code)")
      #expect(SQLiteError(code: code, message: "m").code == code & 0xFF)
      #expect(!claim(SQLiteError(code: 21, message: "m")), "code \(code)")
    }
  }

  @Test func `a description has message, name and statement`() {
    let error = SQLiteError(code: 5, message: "no luck", sql: "COMMIT")
    #expect(error.description == "no luck (database is locked, code 5) in: COMMIT")
    #expect(SQLiteError(code: 5, message: "database is locked").description == "database is locked")
  }
}
