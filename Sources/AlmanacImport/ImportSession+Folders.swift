internal import Almanac
internal import AlmanacFiles
internal import AlmanacPages
internal import AlmanacStore

/// Reading what holds other files: folders and lists of feeds.
extension ImportSession {
  /// The deepest folder that is read.
  static let deepestFolder = 32

  /// The endings of files that a folder is read for.
  static let endings: Set = [
    "jsonl", "ndjson", "json", "csv", "tsv", "html", "htm", "xhtml", "txt", "xml", "rss", "atom",
    "rdf", "opml",
  ]

  /// The files of a folder that can be read, in order; the parts of saved pages are passed over.
  func files(in folder: String, depth: Int = 0) throws(Problem) -> [String] {
    guard depth < ImportSession.deepestFolder else {
      throw Problem(
        "the folders lie more than \(ImportSession.deepestFolder) deep",
        at: .init(file: folder),
        remedy: "see whether a link leads back into them"
      )
    }
    let names = try Folder.names(in: folder)
    let isSnapshot = names.contains("manifest.json") && names.contains { $0.hasSuffix(".jsonl") }
    var files: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if Folder.isFolder(path) {
        if isSnapshot || name.hasSuffix("_files") || name.hasSuffix(".files") { continue }
        files += try self.files(in: path, depth: depth + 1)
        continue
      }
      let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
      if isSnapshot ? ending == "jsonl" : ImportSession.endings.contains(ending) {
        files.append(path)
      } else if !isSnapshot {
        passedOver += 1
      }
    }
    return files
  }

  /// Whether a file of a folder belongs to a snapshot.
  func isOfSnapshot(_ path: String) -> Bool {
    path.hasSuffix(".jsonl") && Folder.exists("\(Folder.parent(of: path))/manifest.json")
  }

  /// The saved feeds that a list names, beside the list itself.
  func feeds(listedIn bytes: [UInt8], _ name: String) throws(Problem) -> [String] {
    let addresses: [String]
    do throws(PageError) {
      addresses = try Feed(bytes: bytes).outlines
    } catch {
      throw Problem(error.what, at: .init(file: name, line: error.line), remedy: error.remedy)
    }
    guard !addresses.isEmpty else {
      throw Problem(
        "the list names no feeds",
        at: .init(file: name),
        remedy: "give each an <outline xmlUrl=\"FILE\"/>"
      )
    }
    let folder = Folder.parent(of: name)
    return try addresses.map { address throws(Problem) in
      if address.contains("://") {
        throw Problem(
          "'\(address.prefix(80))' is an address on the web, and nothing is fetched from there",
          at: .init(file: name),
          remedy: "save the feed beside the list, and name the file instead"
        )
      }
      return address.hasPrefix("/") ? address : "\(folder)/\(address)"
    }
  }
}
