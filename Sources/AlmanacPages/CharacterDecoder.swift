internal import CXML2

/// One of libxml2's encoding handlers: the owner of its iconv descriptors.
@safe struct CharacterDecoder: ~Copyable {
  private let handler: xmlCharEncodingHandlerPtr

  /// Opens the handler of an encoding.
  ///
  /// - Parameter name: The encoding's name, as iconv knows it.
  init?(_ name: String) {
    guard let handler = unsafe xmlFindCharEncodingHandler(name) else { return nil }
    unsafe self.handler = unsafe handler
  }

  deinit {
    _ = unsafe xmlCharEncCloseFunc(handler)
  }

  /// Converts bytes to UTF-8.
  ///
  /// - Parameter bytes: A text in the handler's encoding.
  /// - Returns: The text, with U+FFFD for each byte that fits nothing, and how many those are.
  /// - Complexity: O(*n*) for *n* bytes.
  func decode(_ bytes: [UInt8]) -> (text: [UInt8], faults: Int) {
    // libxml2 reports a byte that fits nothing on standard error unless told otherwise.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return unsafe bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress, raw.count > 0 else { return ([], 0) }
      // A static buffer is read where it lies, and libxml2 never writes to it.
      let input = unsafe xmlBufferCreateStatic(
        UnsafeMutableRawPointer(mutating: start),
        raw.count
      )
      let output = unsafe xmlBufferCreate()
      defer {
        unsafe xmlBufferFree(input)
        unsafe xmlBufferFree(output)
      }
      guard let input = unsafe input, let output = unsafe output else { return ([], raw.count) }
      var faults = 0
      while unsafe xmlBufferLength(input) > 0 {
        let before = unsafe xmlBufferLength(output)
        _ = unsafe xmlCharEncInFunc(handler, output, input)
        if unsafe xmlBufferLength(output) == before, unsafe xmlBufferLength(input) > 0 {
          faults += 1
          _ = unsafe xmlBufferShrink(input, 1)
          _ = unsafe xmlBufferAdd(output, [0xEF, 0xBF, 0xBD], 3)
        }
      }
      let text = unsafe UnsafeBufferPointer(
        start: xmlBufferContent(output),
        count: Int(xmlBufferLength(output))
      )
      return unsafe (Array(text), faults)
    }
  }
}
