/// An address in the one form all addresses of a story are compared in.
///
/// - Parameter url: An address.
/// - Returns: The address with its host in lower case, without fragment, default port, tracking
///   parameters (`utm_*`, `fbclid`, `gclid`, …), the marks of AMP and mobile pages, `www.`,
///   `index.html` and a trailing slash, always as `https`, and with its other parameters sorted.
///   It serves to recognize a story and need not lead anywhere. What is no `http` address comes
///   back trimmed only.
/// - Complexity: O(*n* log *n*) for *n* parameters.
package func canonicalURL(_ url: String) -> String {
  CanonicalURL(url)?.description ?? url.trimmingSpace()
}

/// The parts of an address that tell stories apart.
struct CanonicalURL: CustomStringConvertible {
  private var host: String
  private var path: [String]
  private var query: [String]

  init?(_ url: String) {
    let url = url.trimmingSpace()
    let lower = url.prefix(8).lowercased()
    let scheme = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard scheme > 0 else { return nil }
    let rest = url.dropFirst(scheme).prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest.dropFirst(authority.count)
    let (pathPart, queryPart) = Self.halves(target, at: "?")
    host = Self.host(String(authority.split(separator: "@").last ?? ""))
    guard !host.isEmpty else { return nil }
    path = pathPart.split(separator: "/").map { Self.normalized(String($0)) }
    query = queryPart.split(whereSeparator: { $0 == "&" || $0 == ";" }).map(String.init)
      .filter { !Self.isTracking($0) }
    unwrapCache()
    dropVariants()
    query.sort()
  }

  var description: String {
    "https://" + ([host] + path).joined(separator: "/")
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// The day in an address such as `/2026/02/03/title` or `/2026-02-03/title`.
  static func date(_ url: String) -> String? {
    guard let parts = CanonicalURL(url)?.path else { return nil }
    for (index, part) in parts.enumerated() {
      if part.count == 4, index + 2 < parts.count, let year = Int(part),
        parts[index + 1].count <= 2, let month = Int(parts[index + 1]),
        parts[index + 2].count <= 2, let day = Int(parts[index + 2]),
        let date = VisibleDate.edtf(year, month, day)
      {
        return date
      }
      if part.hasPrefix("20"),
        let date = VisibleDate.first(in: String(part.prefix(10)), language: nil)
      {
        return date
      }
      if part.count == 8, let date = MachineDate.edtf(part) { return date }
    }
    return nil
  }

  private static func halves(_ text: Substring, at mark: Character) -> (Substring, Substring) {
    let first = text.prefix { $0 != mark }
    return (first, text.dropFirst(first.count).dropFirst())
  }

  private static func host(_ authority: String) -> String {
    var host = authority.lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    while host.hasSuffix(".") { host.removeLast() }
    let marks: Set<Substring> = ["www", "m", "mobile", "amp", "wap", "touch", "mobi"]
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    while labels.count > 2, let first = labels.first, marks.contains(first) { labels.removeFirst() }
    return labels.joined(separator: ".")
  }

  /// The letters that need no escape written plainly, all others escaped in upper case.
  private static func normalized(_ segment: String) -> String {
    var result = ""
    var rest = segment.utf8[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "%"), rest.count >= 3,
        let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        result += isPlain(value) ? String(UnicodeScalar(value)) : escaped(value)
        rest = rest.dropFirst(3)
      } else {
        result += byte < 0x80 ? String(UnicodeScalar(byte)) : escaped(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }

  private static func isTracking(_ parameter: String) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    if ["utm_", "mc_", "pk_", "mtm_", "hsa_", "at_", "ito", "_hs"].contains(where: name.hasPrefix) {
      return name != "ito" || parameter.contains("=")
    }
    return [
      "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
      "igshid", "igsh", "mkt_tok", "s_cid", "cmpid", "cmp", "ref", "ref_src", "ref_url",
      "referrer", "spm", "scm", "smid", "smtyp", "ocid", "ncid", "partner", "guccounter",
      "guce_referrer", "guce_referrer_sig", "share", "shared", "sharetype", "amp", "amp_js_v",
      "amp_gsa", "usqp", "outputtype", "xtor", "wt_mc", "wt.mc_id", "feature", "soc_src",
      "soc_trk", "sr_share", "traffic_source", "trk", "gaa_at", "gaa_n", "gaa_ts", "gaa_sig",
      "__twitter_impression", "reflink", "mod", "cid", "_ga", "_gl", "from_source", "from",
    ].contains(name) && !(name == "cid" && parameter.dropFirst(4).allSatisfy(\.isNumber))
  }

  /// Google's and others' caches of AMP pages hold the address in their path or host.
  private mutating func unwrapCache() {
    if host == "google.com", path.first == "amp", path.count > 2 {
      let start = path[1] == "s" ? 2 : 1
      host = Self.host(path[start])
      path.removeFirst(start + 1)
    } else if host.hasSuffix(".cdn.ampproject.org"), ["c", "v", "i"].contains(path.first ?? "") {
      let start = path.count > 1 && path[1] == "s" ? 2 : 1
      guard path.count > start else { return }
      host = Self.host(path[start])
      path.removeFirst(start + 1)
    }
  }

  /// Takes off the marks of AMP and mobile pages, which may stand behind one another.
  private mutating func dropVariants() {
    var before: [String]
    repeat {
      before = path
      dropVariant()
    } while path != before
    query.removeAll { $0 == "amp" || $0.isEmpty }
  }

  private mutating func dropVariant() {
    guard let last = path.last else { return }
    let ends = [
      "index.html", "index.htm", "index.php", "default.aspx", "amp", "amphtml", "amp.html",
      "outputtype=amp",
    ]
    if ends.contains(last.lowercased()) {
      path.removeLast()
    } else if path.count > 1, path[0] == "amp" || path[0] == "mobile" {
      path.removeFirst()
    } else if last.hasSuffix(".amp.html") {
      path[path.count - 1] = last.dropLast(9) + ".html"
    } else if last.hasSuffix(".amp"), last.count > 4 {
      path[path.count - 1] = String(last.dropLast(4))
    }
  }
}
