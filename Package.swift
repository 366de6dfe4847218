// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// Third-party products, by the name the targets below use. docs/dependencies.md says what each one is for.
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioFoundation: Target.Dependency = .product(name: "NIOFoundationCompat", package: "swift-nio")

/// A target of ours on one floor, and the tests beside it.
///
/// `needs` names what it imports; `embeds` names folders whose files are compiled into the binary; `testsKeep` names
/// folders that its tests read from the disk.
func module(
    _ name: String,
    on floor: String,
    needs: [Target.Dependency] = [],
    embeds: [String] = [],
    testsNeed: [Target.Dependency] = [],
    testsKeep: [String] = []
) -> [Target] {
    let tested = [.byName(name: name), "TestSupport"] + needs + testing + testsNeed
    let once = Dictionary(tested.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
    return [
        .target(
            name: name,
            dependencies: needs,
            path: "Sources/\(floor)/\(name)",
            resources: embeds.map { .embedInCode($0) },
            swiftSettings: settings
        ),
        .testTarget(
            name: "\(name)Tests",
            dependencies: once.sorted { $0.key < $1.key }.map(\.value),
            path: "Tests/\(name)Tests",
            exclude: testsKeep,
            swiftSettings: settings
        ),
    ]
}

let testing: [Target.Dependency] = [
    hummingbird, hummingbirdTesting, logging, httpTypes, nioCore, crypto,
    "Primitives", "Storage", "Jobs", "Events",
]

let base: [[Target]] = [
    module("Primitives", on: "Base"),
    module("Storage", on: "Base", needs: ["Primitives"]),
    module("StorageSQLite", on: "Base", needs: ["Primitives", "Storage", grdb, sqlite]),
    module("StoragePostgreSQL", on: "Base", needs: ["Primitives", "Storage", "CPostgreSQL"]),
    module("Jobs", on: "Base", needs: ["Primitives", "Storage", logging, lifecycle], embeds: ["Migrations"]),
    module("Events", on: "Base", needs: ["Primitives", "Storage", "Jobs", logging, lifecycle], embeds: ["Migrations"]),
]

let libraries: [Target] = [
    .systemLibrary(
        name: "CPostgreSQL",
        path: "Sources/Base/CPostgreSQL",
        pkgConfig: "libpq",
        providers: [.apt(["libpq-dev"])]
    ),
]

let support: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["Primitives", "Storage", "StorageSQLite", "StoragePostgreSQL", "Jobs", "Events", logging],
        path: "Sources/TestSupport",
        swiftSettings: settings
    ),
    .testTarget(name: "TidyTests", path: "Tests/TidyTests", swiftSettings: settings),
]

let package = Package(
    name: "lodestone",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: base.flatMap { $0 } + libraries + support
)
