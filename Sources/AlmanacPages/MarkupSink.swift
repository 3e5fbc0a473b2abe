internal import CXML2

/// What libxml2's events are written into during one parse.
@safe final class MarkupSink {
  private var tree = MarkupTree()
  private let context: htmlParserCtxtPtr
  /// What made the parse stop, or what its result is worth nothing for.
  var fault: PageError?
  /// The parser's first complaint; those after it are its consequences as a rule.
  private(set) var firstError = (message: "", line: 0)
  private var keepsData = true
  private var namespaces = 0
  private let depth: Int

  init(context: htmlParserCtxtPtr, depth: Int) {
    self.depth = depth
    unsafe self.context = unsafe context
  }

  /// The sink behind the pointer libxml2 hands to every event.
  static func of(_ pointer: UnsafeMutableRawPointer?) -> MarkupSink? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe Unmanaged<MarkupSink>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// The tree, or what stopped it.
  var result: Result<MarkupTree, PageError> {
    if let fault { return .failure(fault) }
    tree.finish()
    return .success(tree)
  }

  private var line: Int {
    guard let input = unsafe context.pointee.input else { return 1 }
    return Int(unsafe input.pointee.line)
  }

  private func stop(_ error: PageError) {
    if fault == nil { fault = error }
    unsafe xmlStopParser(context)
  }

  func note(_ error: UnsafeMutablePointer<xmlError>?) {
    guard let error = unsafe error, firstError.line == 0,
      unsafe error.pointee.level == XML_ERR_FATAL
    else { return }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
    firstError = unsafe (message, Int(error.pointee.line))
  }

  func refuseEntities() {
    stop(
      PageError(
        "the feed declares entities or attributes of its own, which are never expanded",
        line: line,
        remedy: "remove its <!DOCTYPE …> and write the characters themselves"
      )
    )
  }

  // MARK: Text

  func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let text = unsafe text, count > 0, fault == nil else { return }
    let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(count))
    unsafe tree.append(text: bytes, line: line)
    checkSize()
  }

  func data(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    if keepsData { unsafe self.text(text, count) }
  }

  // MARK: HTML

  /// The attributes that are read anywhere; a page's other ones are not kept.
  private static let attributes: Set<String> = [
    "class", "id", "itemprop", "itemtype", "href", "rel", "content", "name", "property",
    "datetime", "lang", "xml:lang", "role", "hidden", "style", "aria-hidden", "aria-level",
    "aria-label", "type", "http-equiv", "align", "size", "alt", "colspan", "color", "pubdate",
    "data-component", "data-testid",
  ]

  func startHTML(
    _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name = unsafe name, fault == nil else { return }
    let element = unsafe String(cString: name)
    var pairs: [(name: String, value: [UInt8])] = []
    if let attributes = unsafe attributes {
      var index = 0
      while let key = unsafe attributes[index] {
        let keyName = unsafe String(cString: key)
        if Self.attributes.contains(keyName) {
          pairs.append((keyName, unsafe Self.bytes(attributes[index + 1])))
        }
        index += 2
      }
    }
    if element == "script" {
      let type = pairs.first { $0.name == "type" }?.value ?? []
      keepsData = String(decoding: type, as: UTF8.self).lowercased().contains("ld+json")
    } else {
      keepsData = element != "style"
    }
    open(element, pairs)
  }

  func endHTML(_ name: UnsafePointer<xmlChar>?) {
    guard let name = unsafe name, fault == nil else { return }
    tree.end(unsafe String(cString: name))
    keepsData = true
  }

  // MARK: XML

  /// The prefixes feeds are read with, by the namespace's address.
  private static let prefixes = [
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/xhtml": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/XML/1998/namespace": "xml",
  ]

  /// Counts namespaces, since the parser looks every name up among all that are open.
  func declare(_ count: Int32) {
    namespaces += Int(count)
    guard namespaces > PageLimits.attributes, fault == nil else { return }
    stop(
      PageError(
        "the feed declares more than \(PageLimits.attributes) namespaces",
        line: line,
        remedy: "save the feed again, or leave it out"
      )
    )
  }

  func startXML(
    _ name: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?,
    _ count: Int32,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name = unsafe name, fault == nil else { return }
    var pairs: [(name: String, value: [UInt8])] = []
    if let attributes = unsafe attributes {
      // Five pointers each: local name, prefix, namespace, start and end of the value.
      for index in stride(from: 0, to: Int(count) * 5, by: 5) {
        guard let key = unsafe attributes[index], let start = unsafe attributes[index + 3],
          let end = unsafe attributes[index + 4]
        else { continue }
        let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
        pairs.append(
          (
            unsafe Self.name(key, attributes[index + 1], attributes[index + 2]),
            unsafe Self.plain(Array(value))
          )
        )
      }
    }
    open(unsafe Self.name(name, prefix, uri), pairs)
  }

  /// An attribute's value; without entities replaced, the parser leaves `&` escaped in it.
  private static func plain(_ value: [UInt8]) -> [UInt8] {
    let escape = Array("&#38;".utf8)
    guard value.contains(0x26) else { return value }
    var plain: [UInt8] = []
    var index = 0
    while index < value.count {
      plain.append(value[index])
      index += value[index...].starts(with: escape) ? escape.count : 1
    }
    return plain
  }

  func endXML(
    _ name: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) {
    guard let name = unsafe name, fault == nil else { return }
    tree.end(unsafe Self.name(name, prefix, uri))
  }

  private static func name(
    _ local: UnsafePointer<xmlChar>,
    _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) -> String {
    let name = unsafe String(cString: local)
    let given = unsafe prefix.map { unsafe String(cString: $0) } ?? ""
    let known = unsafe uri.flatMap { unsafe prefixes[String(cString: $0)] } ?? given
    return known.isEmpty ? name : known + ":" + name
  }

  // MARK: Both

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }

  private func open(_ name: String, _ attributes: [(name: String, value: [UInt8])]) {
    if tree.depth >= depth {
      stop(
        PageError(
          "elements are nested more than \(depth) deep",
          line: line,
          remedy: "no reader shows such a page; save it again, or leave it out"
        )
      )
      return
    }
    tree.start(name, line: line, attributes: attributes)
    checkSize()
  }

  private func checkSize() {
    guard
      tree.nodes.count + tree.attributes.count > PageLimits.nodes
        || tree.bytes.count > PageLimits.bytes * 2
    else { return }
    stop(
      PageError(
        "the document has more than \(PageLimits.nodes) elements and attributes",
        line: line,
        remedy: "split it, or leave out what is not news"
      )
    )
  }
}
