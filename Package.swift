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
    .library(name: "AlmanacSQLite", targets: ["AlmanacSQLite"])
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]
    ),
    .target(
      name: "AlmanacSQLite",
      dependencies: ["CSQLite"],
      swiftSettings: settings
    ),
    .target(
      name: "CFaultyDisk",
      dependencies: ["CSQLite"],
      path: "Tests/TestSupport/CFaultyDisk"
    ),
    .target(
      name: "TestSupport",
      dependencies: ["CFaultyDisk"],
      path: "Tests/TestSupport",
      exclude: ["CFaultyDisk"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacSQLiteTests",
      dependencies: ["AlmanacSQLite", "TestSupport"],
      swiftSettings: settings
    ),
  ]
)
