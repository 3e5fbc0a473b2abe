internal import CXML2

/// One run of libxml2's parser over one document: the owner of its context.
///
/// Nothing is fetched, no DTD is read, and no entity a document declares is ever expanded: a
/// document that declares one is refused. libxml2's own limits stay on (`XML_PARSE_HUGE` and
/// `XML_PARSE_NOENT` are never given), and no tree of libxml2's is built: its events fill a
/// ``MarkupTree``.
@safe struct MarkupParser: ~Copyable {
  private let context: htmlParserCtxtPtr

  private init(_ context: htmlParserCtxtPtr) {
    unsafe self.context = unsafe context
  }

  deinit {
    // A document that declares entities makes the parser keep them in a document of its own.
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(context)
  }

  /// Parses a web page, whatever its faults.
  ///
  /// - Parameter text: The page in UTF-8 without NUL bytes.
  /// - Returns: The page's tree.
  /// - Throws: ``PageError`` when it is nested too deep or too large.
  /// - Complexity: O(*n*) for *n* bytes.
  static func html(_ text: [UInt8]) throws(PageError) -> MarkupTree {
    try parse(text, asHTML: true)
  }

  /// Parses a feed.
  ///
  /// - Parameter text: The feed in UTF-8 without NUL bytes.
  /// - Returns: The feed's tree, its names with the usual prefixes of their namespaces.
  /// - Throws: ``PageError`` when it is no well-formed XML, declares entities, or is nested too
  ///   deep or too large.
  /// - Complexity: O(*n*) for *n* bytes.
  static func xml(_ text: [UInt8]) throws(PageError) -> MarkupTree {
    try parse(text, asHTML: false)
  }

  private static func parse(_ text: [UInt8], asHTML: Bool) throws(PageError) -> MarkupTree {
    try PageLimits.checkTags(text)
    xmlInitParser()
    let result: Result<MarkupTree, PageError> = unsafe text.withUnsafeBytes { raw in
      let start = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      let count = Int32(clamping: raw.count)
      let made =
        unsafe asHTML
        ? htmlCreateMemoryParserCtxt(start, count) : xmlCreateMemoryParserCtxt(start, count)
      // An empty document makes no context.
      guard let made = unsafe made else { return .success(MarkupTree()) }
      let parser = unsafe MarkupParser(made)
      return asHTML ? parser.readHTML() : parser.readXML()
    }
    return try result.get()
  }

  private func readHTML() -> Result<MarkupTree, PageError> {
    let sink = unsafe MarkupSink(context: context, depth: PageLimits.depth)
    return withExtendedLifetime(sink) {
      unsafe context.pointee.sax.pointee = Self.handler(html: true)
      unsafe context.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      _ = unsafe htmlCtxtUseOptions(context, Int32(options))
      // Without this the parser takes any page for ISO-8859-1.
      _ = unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      _ = unsafe htmlParseDocument(context)
      return sink.result
    }
  }

  private func readXML() -> Result<MarkupTree, PageError> {
    let sink = unsafe MarkupSink(context: context, depth: PageLimits.feedDepth)
    return withExtendedLifetime(sink) {
      unsafe context.pointee.sax.pointee = Self.handler(html: false)
      unsafe context.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
      let options =
        XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
        | XML_PARSE_IGNORE_ENC.rawValue
      _ = unsafe xmlCtxtUseOptions(context, Int32(options))
      _ = unsafe xmlParseDocument(context)
      if sink.fault == nil, unsafe context.pointee.wellFormed == 0 {
        sink.fault = Self.fault(sink.firstError.message, line: sink.firstError.line)
      }
      return sink.result
    }
  }

  private static func fault(_ message: String, line: Int) -> PageError {
    let remedy = "save the feed again whole, or mend it at that place"
    let words = message.collapsingSpace()
    return PageError(
      words.isEmpty ? "the feed is no well-formed XML" : "the feed is no well-formed XML: \(words)",
      line: line > 0 ? line : nil,
      remedy: remedy
    )
  }

  /// What libxml2 calls while it reads; what is not named here, such as external entities, is
  /// not even looked at.
  private static func handler(html: Bool) -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.characters = { sink, text, count in
      unsafe MarkupSink.of(sink)?.text(text, count)
    }
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.cdataBlock = { sink, text, count in
      unsafe MarkupSink.of(sink)?.data(text, count)
    }
    if html {
      unsafe handler.startElement = { sink, name, attributes in
        unsafe MarkupSink.of(sink)?.startHTML(name, attributes)
      }
      unsafe handler.endElement = { sink, name in unsafe MarkupSink.of(sink)?.endHTML(name) }
    } else {
      unsafe handler.serror = { sink, error in unsafe MarkupSink.of(sink)?.note(error) }
      // XML_SAX2_MAGIC, a macro that Swift does not see: events with namespaces.
      unsafe handler.initialized = 0xDEED_BEAF
      unsafe handler.startElementNs = {
        sink,
        name,
        prefix,
        uri,
        namespaces,
        _,
        count,
        _,
        attributes in
        unsafe MarkupSink.of(sink)?.declare(namespaces)
        unsafe MarkupSink.of(sink)?.startXML(name, prefix, uri, count, attributes)
      }
      unsafe handler.endElementNs = { sink, name, prefix, uri in
        unsafe MarkupSink.of(sink)?.endXML(name, prefix, uri)
      }
      unsafe handler.entityDecl = { sink, _, _, _, _, _ in
        unsafe MarkupSink.of(sink)?.refuseEntities()
      }
      // Values that a document type gives to attributes would be copied into every element.
      unsafe handler.attributeDecl = { sink, _, _, _, _, _, values in
        unsafe xmlFreeEnumeration(values)
        unsafe MarkupSink.of(sink)?.refuseEntities()
      }
      unsafe handler.unparsedEntityDecl = { sink, _, _, _, _ in
        unsafe MarkupSink.of(sink)?.refuseEntities()
      }
    }
    return unsafe handler
  }
}
