internal import CFaultyDisk

/// A folder on a disk that fails when told to.
///
/// Every database below the folder is affected, however it is opened, by any library that uses the
/// same SQLite in this process; nothing else is. A disk is healthy until a fault is set, and again
/// after ``heal()``.
///
/// ```swift
/// let disk = FaultyDisk(folder: folder)
/// disk.fail(.write, at: 3)
/// // … a transaction on a database in the folder …
/// #expect(disk.strikes > 0)
/// disk.heal()
/// ```
@safe
public final class FaultyDisk: @unchecked Sendable {
  // Every function of the C side takes the disk's own mutex.
  private let disk: OpaquePointer

  /// Kinds of operations on files.
  public struct Operations: OptionSet, Sendable {
    /// The bits of the C side.
    public let rawValue: Int32

    /// Takes the bits of the C side.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Reading bytes.
    public static let read = Self(rawValue: Int32(faulty_read))
    /// Writing bytes.
    public static let write = Self(rawValue: Int32(faulty_write))
    /// Waiting until everything is on the disk.
    public static let sync = Self(rawValue: Int32(faulty_sync))
    /// Cutting a file.
    public static let truncate = Self(rawValue: Int32(faulty_truncate))
    /// Deleting a file.
    public static let delete = Self(rawValue: Int32(faulty_delete))
    /// Opening or creating a file.
    public static let open = Self(rawValue: Int32(faulty_open))
    /// Locking a file.
    public static let lock = Self(rawValue: Int32(faulty_lock))
    /// Mapping the index of a write-ahead log.
    public static let map = Self(rawValue: Int32(faulty_map))
    /// Everything that changes a file.
    public static let changes: Self = [.write, .sync, .truncate, .delete]
    /// Everything.
    public static let all: Self = [.changes, .read, .open, .lock, .map]
  }

  /// What a power cut leaves of changes that were not synced.
  public enum Survivors: Sendable {
    /// None of them.
    case none
    /// All of them.
    case all
    /// Some of them, in parts, as a drive that reorders writes does.
    case random(seed: UInt64)
  }

  /// Makes a folder a faulty disk.
  ///
  /// - Parameter folder: Its path, without a slash at the end and free of symbolic links.
  public init(folder: String) {
    guard let disk = unsafe faulty_disk_create(folder) else {
      fatalError("out of memory for a faulty disk")
    }
    unsafe self.disk = unsafe disk
  }

  deinit { unsafe faulty_disk_destroy(disk) }

  /// Lets every operation succeed, and counts from 0 again.
  public func heal() { unsafe faulty_disk_heal(disk) }

  /// Fails an operation.
  ///
  /// - Parameters:
  ///   - operations: The kinds that count.
  ///   - number: Which of them fails, from 1.
  ///   - lasting: Whether all that follow fail too.
  public func fail(_ operations: Operations, at number: Int, lasting: Bool = false) {
    unsafe faulty_disk_fail(disk, operations.rawValue, Int64(number), lasting ? 1 : 0)
  }

  /// Fills the disk: what makes a file longer fails.
  ///
  /// - Parameter number: From which write on, counted from 1.
  public func fill(at number: Int) { unsafe faulty_disk_fill(disk, Int64(number)) }

  /// Cuts the power: nothing can be changed any more, until the disk is healed.
  ///
  /// - Parameters:
  ///   - number: At which change, counted from 1; it is the first that may be lost.
  ///   - survivors: What is kept of changes that were not synced.
  public func cutPower(at number: Int, survivors: Survivors) {
    let (kind, seed): (Int, UInt64) =
      switch survivors {
      case .none: (faulty_survive_none, 0)
      case .all: (faulty_survive_all, 0)
      case .random(let seed): (faulty_survive_random, seed)
      }
    unsafe faulty_disk_cut(disk, Int64(number), Int32(kind), seed)
  }

  /// How many operations failed since the fault was set.
  public var strikes: Int { unsafe Int(faulty_disk_strikes(disk)) }

  /// Counts operations since the disk was healed or a fault was set.
  ///
  /// - Parameter operations: The kinds that count.
  /// - Returns: Their number, failed ones included.
  public func count(of operations: Operations) -> Int {
    unsafe Int(faulty_disk_count(disk, operations.rawValue))
  }
}
