internal import CXML2

/// The named characters of HTML, as libxml2 knows them.
enum HTMLEntity {
  /// The number of the character with a name such as `eacute`.
  static func scalar(named name: String) -> UInt32? {
    guard let entity = unsafe htmlEntityLookup(name) else { return nil }
    return unsafe entity.pointee.value
  }
}
