internal import Embedded

/// A file that is compiled into the program.
package struct EmbeddedFile: Sendable {
  /// The folder of the project that it comes from.
  package enum Folder: String, Sendable {
    /// The schema's steps.
    case migrations = "Migrations"
    /// The facts we ship.
    case seeds = "Seeds"
    /// The mappings of tables that come with the program.
    case mappings = "Sources/AlmanacImport/Mappings"
  }

  /// Its name in the folder.
  package let name: String

  /// What it holds.
  package let bytes: [UInt8]

  /// The files of a folder, by name.
  ///
  /// - Parameter folder: The folder.
  /// - Returns: Copies of all of them.
  package static func all(in folder: Folder) -> [EmbeddedFile] {
    var position = 0
    var files: [EmbeddedFile] = []
    while let file = unsafe embedded_file_at(position)?.pointee {
      position += 1
      guard unsafe String(cString: file.folder) == folder.rawValue else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.size)
      unsafe files.append(EmbeddedFile(name: String(cString: file.name), bytes: Array(bytes)))
    }
    return files.sorted { $0.name < $1.name }
  }
}
