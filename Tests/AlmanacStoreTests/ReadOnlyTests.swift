import Almanac
import AlmanacStore
import Foundation
import TestSupport
import Testing

/// Files and folders that may only be read.
///
/// Root may do anything, so the tests run in processes that give that up.
@Suite(.timeLimit(.minutes(2))) struct ReadOnlyTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("a.db")
    try Fixture.create(path, holding: [Fixture.source, Fixture.organization, Fixture.event()])
  }

  /// Leaves the rights of root to others, if the process has them.
  static func becomeNobody() {
    guard geteuid() == 0 else { return }
    precondition(setgid(65_534) == 0 && setuid(65_534) == 0, "the rights of root cannot be left")
  }

  /// What is said when a batch is written.
  static func refusal(_ path: String) -> StoreError? {
    do throws(StoreError) {
      try Fixture.put([Fixture.event("n")], into: try Store(path: path))
      return nil
    } catch {
      return error
    }
  }

  private func setRights(file: Int, folder rights: Int) throws {
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: file], ofItemAtPath: path)
    try files.setAttributes([.posixPermissions: rights], ofItemAtPath: folder.url.path)
  }

  @Test func `a read-only file in a read-only folder is read, checked, and not written`()
    async throws
  {
    try setRights(file: 0o444, folder: 0o555)
    await #expect(processExitsWith: .success) { [path = path as String] in
      ReadOnlyTests.becomeNobody()
      let store = try Store(path: path)
      mustHold(try store.timeline().entries.count == 1)
      mustHold(try store.check() == CheckResult(omissions: ["the full text"]))
      mustHold(try store.query("SELECT count(*) FROM timeline").rows == [[.integer(1)]])
      let refusal = ReadOnlyTests.refusal(path)
      mustHold(refusal?.kind == .cannotCreate)
      mustHold(refusal?.problem.what.contains("the file or its folder is read-only") == true)
    }
    try setRights(file: 0o644, folder: 0o755)
    #expect(try Store(path: path).batches().count == 1)
  }

  @Test func `a read-only file in a folder that may be written to is read, and not written`()
    async throws
  {
    try setRights(file: 0o444, folder: 0o777)
    await #expect(processExitsWith: .success) { [path = path as String] in
      ReadOnlyTests.becomeNobody()
      mustHold(try Store(path: path).timeline().entries.count == 1)
      mustHold(try Store(path: path).check() == CheckResult(omissions: ["the full text"]))
      mustHold(ReadOnlyTests.refusal(path)?.kind == .cannotCreate)
    }
    try setRights(file: 0o644, folder: 0o755)
    #expect(try Store(path: path).batches().count == 1)
  }

  @Test func `a file in a folder that is read-only is read, and not written`() async throws {
    try setRights(file: 0o666, folder: 0o555)
    await #expect(processExitsWith: .success) { [path = path as String] in
      ReadOnlyTests.becomeNobody()
      mustHold(try Store(path: path).timeline().entries.count == 1)
      let refusal = ReadOnlyTests.refusal(path)
      mustHold(refusal?.kind == .cannotCreate && refusal?.problem.remedy != nil)
    }
    try setRights(file: 0o644, folder: 0o755)
    #expect(try Store(path: path).check().isClean)
  }

  @Test func `nothing is made in a folder that is read-only`() async throws {
    try setRights(file: 0o444, folder: 0o555)
    await #expect(processExitsWith: .success) { [path = folder.path("new.db") as String] in
      ReadOnlyTests.becomeNobody()
      do throws(StoreError) {
        _ = try Store(path: path, creation: .always)
        fatalError("a file was made where none may be")
      } catch {
        mustHold(error.kind == .cannotCreate)
        mustHold(error.problem.what == "the almanac cannot be created here")
      }
    }
    try setRights(file: 0o644, folder: 0o755)
    #expect(!FileManager.default.fileExists(atPath: folder.path("new.db")))
  }

  @Test func `a log that cannot be shared is never ignored`() async throws {
    // A reader keeps the log of the second batch from being written back.
    let writer = try Store(path: path)
    let reader = try Store(path: path)
    _ = try reader.timeline()
    try Fixture.put([Fixture.event("logged")], into: writer)
    let other = folder.path("copy.db")
    for end in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + end, toPath: other + end)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555],
      ofItemAtPath: folder.url.path
    )
    await #expect(processExitsWith: .success) { [path = other as String] in
      ReadOnlyTests.becomeNobody()
      do throws(StoreError) {
        _ = try Store(path: path)
        fatalError("a log was left unread")
      } catch {
        mustHold(error.kind == .cannotCreate && error.problem.remedy != nil)
      }
    }
    try setRights(file: 0o644, folder: 0o755)
    #expect(try Store(path: other).timeline().entries.count == 2)
  }
}
