internal import CMemory

/// The memory of the process.
package enum Memory {
  /// Lets what is freed stay with the process, for what is read next.
  ///
  /// Each large array is otherwise given back to the system and asked for again, page by page.
  /// A process that ends when it has read what it was given loses nothing by that.
  package static func keep() { almanac_keep_memory() }
}
