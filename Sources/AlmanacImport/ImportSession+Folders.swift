internal import Almanac
internal import AlmanacFiles
internal import AlmanacPages
internal import AlmanacStore

/// Reading what holds other files: folders and lists of feeds.
extension ImportSession {
  /// The files of a folder that can be read, in order; the others are counted.
  func files(in folder: String) throws(Problem) -> [String] {
    var listing = FolderListing()
    defer { passedOver += listing.passedOver }
    return try listing.files(in: folder)
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
