import Almanac
import Foundation
import TestSupport
import Testing

@testable import AlmanacStore

/// Every step of a write is made to fail in turn: afterwards the almanac opens, is sound, and holds
/// all of the batch or nothing of it.
@Suite struct FaultTests {
  enum Fault: String, CaseIterable {
    case failedWrite, failedSync, failedRead, failedTruncate, fullDisk, powerCut, tornPowerCut

    func set(_ disk: FaultyDisk, at number: Int) {
      switch self {
      case .failedWrite: disk.fail(.write, at: number)
      case .failedSync: disk.fail(.sync, at: number)
      case .failedRead: disk.fail(.read, at: number)
      case .failedTruncate: disk.fail(.truncate, at: number)
      case .fullDisk: disk.fill(at: number)
      case .powerCut: disk.cutPower(at: number, survivors: .none)
      case .tornPowerCut: disk.cutPower(at: number, survivors: .random(seed: UInt64(number)))
      }
    }
  }

  enum Work: String, CaseIterable {
    case create, add, bulk, alone, revise, undo

    /// Does the work on an almanac that holds the fixture's records and one revised event.
    func run(_ path: String) throws {
      if self == .create {
        _ = try Store(path: path, creation: .ifMissing)
        return
      }
      let store = try Store(path: path)
      switch self {
      case .create: break
      case .add:
        try Fixture.put((0..<6).map { Fixture.event("n\($0)", title: "New \($0)") }, into: store)
      case .bulk, .alone:
        store.ledger.firstLook = 2
        store.ledger.leastAlone = self == .alone ? 1 : .max
        _ = try store.write(
          .import,
          origin: "test",
          program: "test",
          size: 1_000_000_000
        ) { store throws(StoreError) in
          store.expect(1000)
          for number in 0..<8 { try store.put(Fixture.event("n\(number)", title: "New")) }
          return Fixture.checksum
        }
      case .revise:
        try Fixture.put([Fixture.event(title: "Changed again"), Fixture.event("n")], into: store)
      case .undo: _ = try store.undo(2, program: "test")
      }
    }
  }

  private func prepare(_ path: String) throws {
    let store = try Store(path: path, creation: .always)
    try Fixture.put(
      [
        Fixture.source, Fixture.laterSource, Fixture.organization, Fixture.accelerator,
        Fixture.event(),
      ],
      into: store
    )
    try Fixture.put([Fixture.event(title: "Changed")], into: store)
  }

  /// What an almanac holds now; nothing when there is none.
  private func contents(_ path: String) throws -> [String] {
    let store = try Store(path: path, creation: .ifMissing)
    #expect(try store.check() == CheckResult())
    return try RecordType.allCases.flatMap { type in
      try store.revisions(type).map {
        String(decoding: JSON.object($0.record.fields).canonical, as: UTF8.self)
      }
    } + [String(try store.batches().count)]
  }

  @Test(arguments: Work.allCases, Fault.allCases)
  func `whatever fails, a batch is there whole or not at all`(
    _ work: Work,
    _ fault: Fault
  ) throws {
    let folder = try TemporaryFolder()
    let clean = folder.path("clean.db")
    if work != .create { try prepare(clean) }
    let before = work == .create ? ["0"] : try contents(clean)
    let done = folder.path("done.db")
    if work != .create { try FileManager.default.copyItem(atPath: clean, toPath: done) }
    try work.run(done)
    let after = try contents(done)

    let disk = FaultyDisk(folder: folder.url.path)
    var points = 0
    for number in 1...400 {
      let path = folder.path("\(number).db")
      if work != .create { try FileManager.default.copyItem(atPath: clean, toPath: path) }
      fault.set(disk, at: number)
      var isSaidToBeDone = true
      do {
        try work.run(path)
      } catch {
        isSaidToBeDone = false
        #expect(!String(describing: error).isEmpty)
      }
      let isStruck = disk.strikes > 0
      disk.heal()
      let found = try contents(path)
      let isWhole = found == after || (found == before && !isSaidToBeDone)
      #expect(isWhole, "\(work), \(fault) at \(number)")
      for suffix in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
      if !isStruck { break }
      points += 1
    }
    #expect(points < 400)
    FaultTests.tally.add(points)
  }

  @Test func `a full disk is said to be full`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try prepare(path)
    let disk = FaultyDisk(folder: folder.url.path)
    disk.fill(at: 1)
    defer { disk.heal() }
    #expect {
      try Work.add.run(path)
    } throws: { error in
      let refusal = error as? StoreError
      return refusal?.kind == .inputOutput && refusal?.problem.what.contains("disk") == true
    }
  }

  @Test func `a second writer waits, and then says who is busy`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    try prepare(path)
    let first = try Store(path: path)
    let second = try Store(path: path)
    _ = try first.write(.import, origin: "test", program: "test") { first throws(StoreError) in
      try first.put(Fixture.event("mine"))
      var refusal: StoreError?
      do throws(StoreError) {
        try Fixture.put([Fixture.event("yours")], into: second)
      } catch {
        refusal = error
      }
      #expect(refusal?.kind == .busy)
      #expect(refusal?.problem.what == "another program is writing to the almanac")
      // A reader does not wait, and sees what was there before.
      let seen = try second.timeline(TimelineFilter()).entries.map(\.revision.record.id.text)
      #expect(!seen.contains("mine"))
      return Fixture.checksum
    }
    try Fixture.put([Fixture.event("yours")], into: second)
    #expect(try first.check() == CheckResult())
  }

  private static let tally = Tally()
}

/// Counts fault points over all cases, and says how many there were.
private final class Tally: @unchecked Sendable {
  private let lock = NSLock()
  private var points = 0
  private var cases = 0

  func add(_ count: Int) {
    lock.withLock {
      points += count
      cases += 1
      if cases == FaultTests.Work.allCases.count * FaultTests.Fault.allCases.count {
        print("fault points tried: \(points), batches torn: 0")
      }
    }
  }
}
