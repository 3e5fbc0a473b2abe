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
    .library(name: "AlmanacStore", targets: ["AlmanacStore"]),
    .executable(name: "almanac", targets: ["AlmanacCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
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
      dependencies: ["AlmanacPages", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings
    ),
    .target(name: "AlmanacSQLite", dependencies: ["CSQLite"], swiftSettings: settings),
    .target(name: "Almanac", swiftSettings: settings),
    .target(name: "EmbeddedLanguages"),
    .target(
      name: "AlmanacExtract",
      dependencies: ["Almanac", "EmbeddedLanguages"],
      exclude: ["Languages"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacExtractTests",
      dependencies: [
        "Almanac", "AlmanacExtract", "AlmanacPages", "EmbeddedLanguages", "TestSupport",
      ],
      exclude: ["Fixtures"],
      swiftSettings: settings
    ),
    .target(name: "Embedded"),
    .target(name: "CFolders"),
    .target(name: "CMemory"),
    .target(name: "CCompanion"),
    .target(
      name: "AlmanacFiles",
      dependencies: [
        "Almanac", "CFolders", "CCompanion", "CMemory",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "AlmanacStore",
      dependencies: [
        "Almanac",
        "AlmanacSQLite",
        "Embedded",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "AlmanacImport",
      dependencies: ["Almanac", "AlmanacStore", "AlmanacExtract", "AlmanacPages", "AlmanacFiles"],
      exclude: ["Mappings"],
      swiftSettings: settings
    ),
    .target(
      name: "AlmanacSnapshot",
      dependencies: [
        "Almanac", "AlmanacStore", "AlmanacFiles",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "AlmanacCLI",
      dependencies: [
        "Almanac",
        "AlmanacStore",
        "AlmanacImport",
        "AlmanacSnapshot",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacTests",
      dependencies: ["Almanac", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacImportTests",
      dependencies: ["Almanac", "AlmanacFiles", "AlmanacImport", "AlmanacStore", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacStoreTests",
      dependencies: ["AlmanacStore", "AlmanacSQLite", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacSnapshotTests",
      dependencies: ["Almanac", "AlmanacSnapshot", "AlmanacStore", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "AlmanacCLITests",
      dependencies: ["Almanac", "AlmanacCLI", "TestSupport"],
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
