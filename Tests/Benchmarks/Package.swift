// swift-tools-version: 6.3

import PackageDescription

// A package of its own, so that the product never depends on its peers.
let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "almanac", path: "../.."),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .target(
      name: "Floor",
      linkerSettings: [.linkedLibrary("sqlite3")]
    ),
    .target(name: "CMeasure"),
    .executableTarget(
      name: "RowByRow",
      linkerSettings: [.linkedLibrary("sqlite3")]
    ),
    .executableTarget(name: "ImportBenchmark", dependencies: ["CMeasure", "RowByRow"]),
    .executableTarget(
      name: "SQLiteBenchmark",
      dependencies: [
        "Floor",
        .product(name: "AlmanacSQLite", package: "almanac"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    // Runs the released program and the sqlite3 shell as processes; rests on neither library.
    .executableTarget(name: "AnswersBenchmark"),
  ]
)
