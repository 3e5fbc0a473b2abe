internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore
internal import Dispatch
internal import Synchronization

/// Reads and decodes the records of a file on other threads, while one thread writes them.
///
/// Threads take turns in reading a handful of records, decode it each for itself, and the handfuls
/// are handed over in the order of the file. Only a few are on the way at any time, so that memory
/// does not grow with the file.
final class DecodingPipeline: Sendable {
  /// What became of one record of the file.
  struct Decoded: Sendable {
    let raw: RawRecord
    let result: Result<PreparedRecord, Problem>
  }

  /// What was read: how many bytes, and the checksum of these after all that came before.
  struct Seen: Sendable {
    var size = 0
    var checksum: Checksum.Running
  }

  /// Some records that follow each other.
  struct Handful: Sendable {
    /// What had been read of the file when they were, or shortly after: the next begin there.
    let seen: Seen
    /// The records.
    let records: [Decoded]
    /// Why the file cannot be read on, if so.
    let problem: Problem?
    /// Whether nothing follows.
    let isLast: Bool
  }

  private struct Reading: ~Copyable {
    var raw: RawRecords
    var number = 0
    var isAtEnd = false
  }

  private let reading: Mutex<Reading>
  private let seen: Tray
  private let done = Mutex<[Int: Handful]>([:])
  /// What was taken and is to be let go of: that takes a while, which the writing thread has not.
  private let spent = Mutex<[Handful]>([])
  private let isCancelled = Atomic(false)
  // What a Mutex guards, the thread sanitizer cannot see to be guarded; it can see semaphores.
  private let readingTurn = DispatchSemaphore(value: 1)
  private let doneTurn = DispatchSemaphore(value: 1)
  private let room = DispatchSemaphore(value: 0)
  private let arrivals = (0..<DecodingPipeline.window).map { _ in DispatchSemaphore(value: 0) }

  /// Decoding costs about what writing costs, so two threads keep up with the one that writes.
  private static let threads = 2
  /// How many handfuls are on the way at most.
  private static let window = 4
  /// How many bytes of a file make a handful, and how many records at most.
  private static let size = 128 * 1024
  private static let mostRecords = 512

  /// A pipeline from a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - beginning: The piece that was read of it before.
  ///   - isList: Whether it is one list; else each line is a record.
  ///   - checksum: That of all that was read before the file.
  init(
    _ file: consuming InputFile,
    after beginning: [UInt8],
    isList: Bool,
    checksum: Checksum.Running = .init()
  ) {
    // A semaphore may not end with less than it began with, so it begins with nothing.
    for _ in 0..<DecodingPipeline.window { room.signal() }
    let seen = Tray(Seen(checksum: checksum))
    self.seen = seen
    reading = Mutex(
      Reading(
        raw: RawRecords(file, after: beginning, isList: isList) { piece in seen.add(piece) }
      )
    )
  }

  /// Hands over all records in order.
  ///
  /// - Parameter take: Takes some; returns whether to go on.
  func run(_ take: (Handful) -> Bool) {
    // What fits into one handful is not worth a thread.
    guard let first = next() else { return }
    guard take(first.decoded), !first.isLast else { return }
    let group = DispatchGroup()
    for _ in 0..<DecodingPipeline.threads {
      DispatchQueue.global().async(group: group) { [self] in work() }
    }
    var number = 1
    while true {
      let handful = awaited(number)
      guard take(handful), !handful.isLast else { break }
      doneTurn.wait()
      spent.withLock { $0.append(handful) }
      doneTurn.signal()
      number += 1
    }
    isCancelled.store(true, ordering: .relaxed)
    for _ in 0..<DecodingPipeline.threads { room.signal() }
    group.wait()
  }

  private func work() {
    while true {
      room.wait()
      letGoOfSpent()
      guard !isCancelled.load(ordering: .relaxed), let raw = next() else { return }
      let handful = raw.decoded
      doneTurn.wait()
      done.withLock { $0[raw.number] = handful }
      doneTurn.signal()
      arrivals[raw.number % DecodingPipeline.window].signal()
    }
  }

  private func letGoOfSpent() {
    doneTurn.wait()
    let handfuls = spent.withLock { spent in
      defer { spent = [] }
      return spent
    }
    doneTurn.signal()
    // They end here, outside of the turn.
    _ = consume handfuls
  }

  private func awaited(_ number: Int) -> Handful {
    arrivals[number % DecodingPipeline.window].wait()
    doneTurn.wait()
    let handful = done.withLock { $0.removeValue(forKey: number) }
    doneTurn.signal()
    guard let handful else {
      preconditionFailure("a handful is there when it was announced")
    }
    room.signal()
    return handful
  }

  /// Reads the next records, undecoded; `nil` after the last.
  private func next() -> RawHandful? {
    readingTurn.wait()
    defer { readingTurn.signal() }
    return reading.withLock { reading in
      if reading.isAtEnd { return nil }
      defer { reading.number += 1 }
      var records: [RawRecord] = []
      var size = 0
      var problem: Problem?
      do throws(Problem) {
        while size < DecodingPipeline.size, records.count < DecodingPipeline.mostRecords {
          guard let record = try reading.raw.next() else {
            reading.isAtEnd = true
            break
          }
          size += record.bytes.count
          records.append(record)
        }
      } catch {
        problem = error
        reading.isAtEnd = true
      }
      return RawHandful(
        number: reading.number,
        seen: seen.now,
        records: records,
        problem: problem,
        isLast: reading.isAtEnd
      )
    }
  }
}

/// Records of a file that follow each other, undecoded.
private struct RawHandful: Sendable {
  let number: Int
  let seen: DecodingPipeline.Seen
  let records: [RawRecord]
  let problem: Problem?
  let isLast: Bool

  var decoded: DecodingPipeline.Handful {
    DecodingPipeline.Handful(
      seen: seen,
      records: records.map { raw in
        DecodingPipeline.Decoded(
          raw: raw,
          result: Result { () throws(Problem) in
            do throws(Problem) {
              let json = try RejectsFile.record(in: try JSONParser.parse(raw.bytes))
              return PreparedRecord(try Record(json: json))
            } catch {
              throw error.located(raw.place)
            }
          }
        )
      },
      problem: problem,
      isLast: isLast
    )
  }
}

/// What was read of a file so far; kept by the thread whose turn it is to read.
private final class Tray: Sendable {
  private let seen: Mutex<DecodingPipeline.Seen>

  init(_ seen: DecodingPipeline.Seen) { self.seen = Mutex(seen) }

  var now: DecodingPipeline.Seen { seen.withLock(\.self) }

  func add(_ piece: [UInt8]) {
    seen.withLock { seen in
      seen.size += piece.count
      seen.checksum.add(piece)
    }
  }
}
