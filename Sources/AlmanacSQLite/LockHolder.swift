#if canImport(Glibc)
  internal import Glibc
#endif

/// The process that keeps others from writing.
public struct LockHolder: Hashable, Sendable {
  /// Its number.
  public let process: Int32

  /// What it runs, with its arguments, if the system tells.
  public let command: String?
}

extension LockHolder: CustomStringConvertible {
  /// The command with the process's number.
  public var description: String {
    command.map { "\($0) (process \(process))" } ?? "process \(process)"
  }
}

extension LockHolder {
  /// Who holds the lock that a writer wants, in another process.
  ///
  /// A descriptor that SQLite has open is asked, and none is opened or closed: closing one would
  /// drop all locks that this process has on the file. https://sqlite.org/howtocorrupt.html
  ///
  /// - Parameter path: The database's absolute path.
  /// - Returns: Nothing if nobody does (any more), if it is this process, or on other systems.
  static func of(_ path: String) -> LockHolder? {
    #if canImport(Glibc)
      guard !path.isEmpty else { return nil }
      for descriptor in Int32(3)..<1024 {
        guard let file = name(of: descriptor) else { continue }
        // The bytes that SQLite locks: in the index of the write-ahead log, those to write, to
        // write back and to recover; without a log, those that announce a write.
        let holder =
          switch file {
          case path + "-shm": holder(of: descriptor, from: 120, count: 3)
          case path: holder(of: descriptor, from: 0x4000_0000, count: 2)
          default: nil as Int32?
          }
        if let holder { return LockHolder(process: holder, command: command(of: holder)) }
      }
    #endif
    return nil
  }

  #if canImport(Glibc)
    private static func name(of descriptor: Int32) -> String? {
      let size = Int(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: size)
      let count = unsafe readlink("/proc/self/fd/\(descriptor)", &buffer, size)
      return count > 0
        ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }

    private static func holder(of descriptor: Int32, from start: Int, count: Int) -> Int32? {
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_start = start
      lock.l_len = count
      guard unsafe fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK),
        lock.l_pid > 0
      else { return nil }
      return lock.l_pid
    }

    private static func command(of process: Int32) -> String? {
      let descriptor = unsafe open("/proc/\(process)/cmdline", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      let size = 256
      var buffer = [UInt8](repeating: 0, count: size)
      let count = unsafe read(descriptor, &buffer, size)
      guard count > 0 else { return nil }
      var words = buffer[..<count].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      // The folder of the program says little.
      if let program = words.first?.split(separator: "/").last { words[0] = String(program) }
      return words.joined(separator: " ")
    }
  #endif
}
