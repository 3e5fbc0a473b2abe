internal import CSQLite

/// A prepared statement of SQLite with the memory its parameters are bound to; owned by one
/// ``Statement`` or by the cache.
@safe
struct Prepared {
  /// Bytes of a slot.
  ///
  /// Longer texts and blobs are copied by SQLite, which allocates and takes two mutexes for each;
  /// that weighs the less the longer they are.
  static let slotSize = 256

  /// The most parameters that have slots.
  static let slotCount = 64

  let pointer: OpaquePointer
  let parameterCount: Int

  /// Whether parameters may still be bound, to what lies in slots and to numbers only: they are unbound
  /// when the statement is next used by somebody who may not bind them all.
  var isBound = false

  /// Whether SQLite holds copies of its own for parameters, which are not kept for later.
  var holdsCopies = false

  private var slots: UnsafeMutablePointer<UInt8>?

  init(_ pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
    parameterCount = unsafe Int(sqlite3_bind_parameter_count(pointer))
    unsafe slots = nil
  }

  /// Memory that lives as long as the statement, for a short text or blob of one parameter.
  ///
  /// - Returns: Nothing for one that is too long, or a parameter that has none.
  @inline(__always)
  mutating func slot(_ index: Int, for count: Int) -> UnsafeMutablePointer<UInt8>? {
    guard count <= Self.slotSize, index > 0, index <= min(parameterCount, Self.slotCount) else {
      return nil
    }
    if unsafe slots == nil {
      unsafe slots = .allocate(capacity: min(parameterCount, Self.slotCount) * Self.slotSize)
    }
    return unsafe slots.map { unsafe $0 + (index - 1) * Self.slotSize }
  }

  /// Unbinds all parameters.
  mutating func unbind() {
    unsafe sqlite3_clear_bindings(pointer)
    isBound = false
    holdsCopies = false
  }

  /// Finalizes the statement and frees its slots.
  func destroy() {
    unsafe sqlite3_finalize(pointer)
    unsafe slots?.deallocate()
  }
}
