import Almanac
import AlmanacSQLite
import AlmanacStore
import TestSupport
import Testing

/// Memory that runs out.
///
/// The bound holds for a whole process, so the test has one of its own.
@Suite(.timeLimit(.minutes(5))) struct MemoryTests {
  /// Writes a batch under a bound on SQLite's memory.
  ///
  /// - Returns: What was refused.
  static func write(_ path: String, under bytes: Int64) -> StoreError? {
    let before = Connection.setHeapLimit(bytes: bytes)
    defer { _ = Connection.setHeapLimit(bytes: before) }
    do throws(StoreError) {
      let store = try Store(path: path)
      let summary = String(repeating: "long words ", count: 2000)
      try Fixture.put(
        (0..<20).map { Fixture.event("n\($0)", title: "\(summary) \($0)") },
        into: store
      )
      return nil
    } catch {
      return error
    }
  }

  @Test func `whenever memory runs out it is said, and nothing is there in part`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    do {
      let store = try Store(path: path, creation: .always)
      try Fixture.put([Fixture.source, Fixture.organization, Fixture.event()], into: store)
    }
    await #expect(processExitsWith: .success) { [path = path as String] in
      var sentences: Set<String> = []
      for kilobytes in stride(from: Int64(8), through: 2000, by: 24) {
        let refusal = MemoryTests.write(path, under: kilobytes * 1024)
        let store = try Store(path: path)
        mustHold(try store.check().isClean)
        let isThere = try store.batches().count > 1
        mustHold(isThere == (refusal == nil))
        guard let refusal else { break }
        mustHold(refusal.kind == .inputOutput, "\(refusal)")
        sentences.insert(refusal.problem.what)
      }
      mustHold(sentences == ["memory ran out; nothing was written"], "\(sentences)")
      mustHold(try Store(path: path).batches().count == 2)
    }
  }
}
