internal import Almanac
internal import AlmanacFiles

/// The files in a folder, and in the folders in it, that can be read.
struct FolderListing {
  /// The deepest folder that is read.
  static let deepestFolder = 32

  /// The endings of files that a folder is read for.
  static let endings: Set = [
    "jsonl", "ndjson", "json", "csv", "tsv", "html", "htm", "xhtml", "txt", "xml", "rss", "atom",
    "rdf", "opml",
  ]

  /// How many files were passed over.
  private(set) var passedOver = 0

  /// The files of a folder that can be read, in order; the parts of saved pages are passed over.
  mutating func files(in folder: String, depth: Int = 0) throws(Problem) -> [String] {
    guard depth < FolderListing.deepestFolder else {
      throw Problem(
        "the folders lie more than \(FolderListing.deepestFolder) deep",
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
      if isSnapshot ? ending == "jsonl" : FolderListing.endings.contains(ending) {
        files.append(path)
      } else if !isSnapshot {
        passedOver += 1
      }
    }
    return files
  }
}
