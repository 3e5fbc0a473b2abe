package import Almanac
internal import CFolders

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Folder {
  /// Puts a finished file in the place of an older one, in one step.
  ///
  /// - Parameters:
  ///   - path: Its place; what is there is gone afterwards.
  ///   - draft: The finished file, on the same disk.
  /// - Throws: ``Almanac/Problem`` when it cannot be moved; the older file is as it was.
  package static func replace(_ path: String, with draft: String) throws(Problem) {
    guard unsafe rename(draft, path) == 0 else {
      throw Problem(
        "the file cannot be put in its place",
        at: .init(file: path),
        remedy: "choose a place that you may write to"
      )
    }
  }
}

extension Folder {
  /// Puts a finished folder in the place of an older one, so that one of the two is there whole at
  /// every moment.
  ///
  /// - Parameters:
  ///   - path: The place.
  ///   - draft: The finished folder, on the same disk; it is gone afterwards.
  /// - Throws: ``Almanac/Problem`` when it cannot be moved.
  package static func exchange(_ path: String, with draft: String) throws(Problem) {
    guard exists(path) else { return try move(draft, to: path) }
    if unsafe almanac_exchange(draft, path) == 0 { return remove(draft) }
    // Where folders cannot be exchanged in one step, the old one steps aside.
    let old = "\(path).old"
    remove(old)
    try move(path, to: old)
    do throws(Problem) {
      try move(draft, to: path)
    } catch {
      try move(old, to: path)
      throw error
    }
    remove(old)
  }
}
