// swift-tools-version: 6.3

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "almanac",
  targets: [
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]
    ),
    .target(name: "EmbeddedLanguages"),
    .target(
      name: "AlmanacExtract",
      dependencies: ["EmbeddedLanguages"],
      exclude: ["Languages"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacExtractTests",
      dependencies: ["AlmanacExtract", "EmbeddedLanguages"],
      exclude: ["Fixtures"],
      swiftSettings: settings
    ),
  ]
)
