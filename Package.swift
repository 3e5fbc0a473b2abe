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
  products: [
    .library(name: "Almanac", targets: ["Almanac"]),
    .library(name: "AlmanacSQLite", targets: ["AlmanacSQLite"]),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]
    ),
    .systemLibrary(
      name: "CXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .target(name: "AlmanacPages", dependencies: ["CXML2"], swiftSettings: settings),
    .testTarget(
      name: "AlmanacPagesTests",
      dependencies: ["AlmanacPages"],
      exclude: ["Fixtures"],
      swiftSettings: settings
    ),
    .target(name: "AlmanacSQLite", dependencies: ["CSQLite"], swiftSettings: settings),
    .target(name: "Almanac", swiftSettings: settings),
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
    .testTarget(name: "AlmanacTests", dependencies: ["Almanac"], swiftSettings: settings),
    .testTarget(
      name: "AlmanacSQLiteTests",
      dependencies: ["AlmanacSQLite"],
      swiftSettings: settings
    ),
  ]
)
