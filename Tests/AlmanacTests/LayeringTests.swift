import Foundation
import TestSupport
import Testing

@Suite struct LayeringTests {
  /// What each target may import of ours; one that is not listed may import nothing of ours.
  private static let allowed: [String: Set<String>] = [
    "Almanac": [],
    "AlmanacSQLite": ["CSQLite"],
    "AlmanacFiles": ["Almanac", "CFolders", "CCompanion", "CMemory"],
    "AlmanacPages": ["CXML2"],
    "AlmanacExtract": ["Almanac", "EmbeddedLanguages"],
    "AlmanacStore": ["Almanac", "AlmanacSQLite", "Embedded"],
    "AlmanacImport": ["Almanac", "AlmanacStore", "AlmanacFiles", "AlmanacPages", "AlmanacExtract"],
    "AlmanacSnapshot": ["Almanac", "AlmanacStore", "AlmanacFiles"],
    "AlmanacCLI": [
      "Almanac", "AlmanacStore", "AlmanacImport", "AlmanacSnapshot", "AlmanacExtract",
    ],
  ]

  private static let sources = repository.appending(path: "Sources")

  private static var targets: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: sources.path).filter {
        !$0.hasPrefix(".")
      }
    }
  }

  @Test func `every target keeps to its layer`() throws {
    let ours = try Set(LayeringTests.targets)
    for target in ours {
      let folder = LayeringTests.sources.appending(path: target)
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for line in text.split(separator: "\n") {
          let words = line.split(separator: " ")
          guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count,
            !line.hasPrefix(" "), !line.hasPrefix("//")
          else { continue }
          let name = String(words[index + 1])
          guard ours.contains(name) else { continue }
          #expect(
            LayeringTests.allowed[target, default: []].contains(name),
            "\(file.lastPathComponent) of \(target) imports \(name)"
          )
        }
      }
    }
  }

  @Test func `only the wrapper, the page reader and file access touch pointers`() throws {
    let allowed = [
      "Sources/AlmanacSQLite/", "Sources/AlmanacPages/", "Sources/AlmanacExtract/",
      "Sources/AlmanacFiles/InputFile.swift", "Sources/AlmanacFiles/Companion.swift",
      "Sources/AlmanacFiles/Folder+Replace.swift",
      "Sources/AlmanacStore/Schema/EmbeddedFile.swift",
      "Sources/AlmanacCLI/Printing/Console.swift", "Sources/AlmanacCLI/Printing/Terminal.swift",
      "Sources/AlmanacCLI/Printing/Keyboard.swift",
    ]
    let files = FileManager.default.enumerator(
      at: LayeringTests.sources,
      includingPropertiesForKeys: nil
    )
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let path = file.path.replacing(repository.path, with: "").drop { $0 == "/" }
      if allowed.contains(where: { path.hasPrefix($0) }) { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains(try Regex("\\bunsafe ")), "\(path)")
    }
  }

  @Test func `no two folders of Sources differ only in case`() throws {
    let names = try LayeringTests.targets.map { $0.lowercased() }
    #expect(Set(names).count == names.count)
  }
}
