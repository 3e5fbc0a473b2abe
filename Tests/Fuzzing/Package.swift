// swift-tools-version: 6.3

import PackageDescription

// A package of its own: what reads foreign bytes is compiled for libFuzzer here, from the same files
// (the folders in Sources are links), and the product is not.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .unsafeFlags(["-sanitize=fuzzer"]),
]

let package = Package(
  name: "fuzzing",
  dependencies: [
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1")
  ],
  targets: [
    .systemLibrary(
      name: "CXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .target(name: "CFolders"),
    .target(name: "CMemory"),
    .target(name: "CCompanion"),
    .target(name: "EmbeddedLanguages"),
    .target(name: "CFuzzer"),
    .target(name: "Almanac", exclude: ["Almanac.docc"], swiftSettings: settings),
    .target(
      name: "AlmanacFiles",
      dependencies: [
        "Almanac", "CFolders", "CCompanion", "CMemory",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(name: "AlmanacPages", dependencies: ["CXML2"], swiftSettings: settings),
    .target(
      name: "AlmanacExtract",
      dependencies: ["Almanac", "EmbeddedLanguages"],
      exclude: ["Languages"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "Fuzzer",
      dependencies: ["Almanac", "AlmanacFiles", "AlmanacPages", "AlmanacExtract", "CFuzzer"],
      swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    ),
  ]
)
