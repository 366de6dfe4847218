// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// For modules whose small generic functions are called for each column of each row: their callers may specialise them.
let specialised = settings + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

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
    settings: [SwiftSetting] = settings,
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
    "Primitives", "Storage", "Jobs", "Events", "Routes",
]

let base: [[Target]] = [
    module("Primitives", on: "Base", settings: specialised),
    module("Storage", on: "Base", needs: ["Primitives"], settings: specialised),
    module("StorageSQLite", on: "Base", needs: ["Primitives", "Storage", "CSQLite", grdb, sqlite]),
    module("StoragePostgreSQL", on: "Base", needs: ["Primitives", "Storage", "CPostgreSQL"]),
    module("Jobs", on: "Base", needs: ["Primitives", "Storage", logging, lifecycle], embeds: ["Migrations"]),
    module("Events", on: "Base", needs: ["Primitives", "Storage", "Jobs", logging, lifecycle], embeds: ["Migrations"]),
    module(
        "Routes",
        on: "Base",
        needs: [
            "Primitives", "Storage", "Jobs", "Events", hummingbird, logging, httpTypes, nioCore, nioFoundation, crypto,
            lifecycle,
        ],
        embeds: ["Migrations"]
    ),
]

let whatsApp: [[Target]] = [
    module(
        "CloudAPI",
        on: "WhatsApp",
        needs: [crypto, httpClient, nioCore, nioPosix, nioHTTP1, nioFoundation],
        embeds: ["Data"],
        testsKeep: ["Samples"]
    ),
    module(
        "CloudAPISimulator",
        on: "WhatsApp",
        needs: [
            "Primitives", "CloudAPI", hummingbird, httpClient, crypto, logging, lifecycle, httpTypes, nioCore, nioHTTP1,
            nioFoundation,
        ],
        embeds: ["Pages", "Data"]
    ),
]

let floor2: [Target.Dependency] = [
    "Primitives", "Storage", "Jobs", "Events", "Routes", hummingbird, logging, httpTypes, nioCore,
]

let core: [[Target]] = [
    module("Workspaces", on: "Core", needs: floor2 + ["Notifications", crypto, cryptoExtras], embeds: ["Migrations"]),
    module(
        "Credits",
        on: "Core",
        needs: floor2 + ["Workspaces", crypto],
        embeds: ["Migrations", "Data"],
        testsNeed: ["CreditsSimulation", "StorageSQLite"],
        testsKeep: ["Mutations"]
    ),
    module(
        "Contacts",
        on: "Core",
        needs: floor2 + ["CExpat", "CMinizip", "CPhoneNumber", "Notifications", "Workspaces", crypto],
        embeds: ["Migrations"],
        testsKeep: ["Fixtures"]
    ),
    module(
        "Templates",
        on: "Core",
        needs: floor2 + ["CloudAPI", "Credits", "Workspaces"],
        embeds: ["Migrations", "Data"]
    ),
    module(
        "Messaging",
        on: "Core",
        needs: floor2 + ["CloudAPI", "Contacts", "Credits", "Templates", "Workspaces", crypto, lifecycle],
        embeds: ["Migrations"],
        testsNeed: ["CloudAPISimulator"]
    ),
    module("Notifications", on: "Core", needs: floor2 + ["CCurl", crypto], embeds: ["Migrations"]),
    module(
        "Automation",
        on: "Core",
        needs: ["Primitives", "Storage", "Jobs", "CloudAPI", logging, lifecycle],
        embeds: ["Migrations"]
    ),
    module("TrackedLinks", on: "Core", needs: floor2 + [crypto], embeds: ["Migrations"]),
    module("Calendars", on: "Core", needs: floor2 + ["Workspaces"], embeds: ["Migrations", "Data"]),
    module(
        "Invoices",
        on: "Core",
        needs: floor2 + ["CPango", "Notifications", "Workspaces"],
        embeds: ["Migrations"]
    ),
]

let features: [[Target]] = [
    module(
        "Campaigns",
        on: "Features",
        needs: floor2 + [
            "Calendars", "CloudAPI", "Contacts", "Credits", "Messaging", "Notifications", "Templates", "TrackedLinks",
            "Workspaces",
        ],
        embeds: ["Migrations"],
        testsNeed: ["CloudAPISimulator"]
    ),
    module(
        "FailedMessages",
        on: "Features",
        needs: floor2 + ["Contacts", "Messaging"],
        testsNeed: ["Credits", "Templates", "Workspaces"]
    ),
    module(
        "Billing",
        on: "Features",
        needs: floor2 + [
            "CloudAPI", "Credits", "Invoices", "Notifications", "Workspaces", httpClient, crypto, nioHTTP1,
            nioFoundation,
        ],
        embeds: ["Migrations"]
    ),
    module(
        "Reconciliation",
        on: "Features",
        needs: floor2 + [
            "CloudAPI", "Contacts", "Credits", "Invoices", "Messaging", "Notifications", "Templates", "Workspaces",
        ],
        embeds: ["Migrations"],
        testsNeed: ["CloudAPISimulator"]
    ),
    module(
        "Links",
        on: "Features",
        needs: floor2 + ["Contacts", "CPango", "CQRencode", "Messaging", "Workspaces"],
        embeds: ["Migrations", "Assets"],
        testsNeed: ["Credits", "Templates"]
    ),
    module(
        "InboxRules",
        on: "Features",
        needs: floor2 + [
            "Calendars", "CloudAPI", "Contacts", "Credits", "Messaging", "Notifications", "Templates", "Workspaces",
        ],
        embeds: ["Migrations"],
        testsNeed: ["CloudAPISimulator"]
    ),
    module(
        "Sequences",
        on: "Features",
        needs: floor2 + [
            "Automation", "Calendars", "CloudAPI", "Contacts", "Credits", "Messaging", "Templates", "TrackedLinks",
            "Workspaces",
            lifecycle,
        ],
        embeds: ["Migrations"],
        testsNeed: ["CloudAPISimulator", "Notifications"]
    ),
    module("Operator", on: "Features", needs: floor2 + ["Credits", "Notifications", "Workspaces", crypto]),
]

let app: [Target] =
    module(
        "Server",
        on: "App",
        needs: floor2 + [
            "StorageSQLite", "StoragePostgreSQL", "CloudAPI", "CloudAPISimulator", "Workspaces", "Credits", "Contacts",
            "Templates", "Messaging", "Notifications", "Invoices", "Campaigns", "Billing", "Operator", "Reconciliation",
            "Automation", "Calendars", "InboxRules", "Links", "Sequences",
            "TrackedLinks", "FailedMessages",
            httpClient, lifecycle, crypto, nioPosix,
            nioFoundation,
        ]
    ) + [
        .target(
            name: "Commands",
            dependencies: [
                "CProcess", "Server", "CloudAPI", "CloudAPISimulator", "Primitives", "Storage", "Workspaces", "Credits",
                "Jobs", "Messaging", "Campaigns", "Contacts", "Invoices", "Billing", "Reconciliation", arguments,
                logging,
                lifecycle,
            ],
            path: "Sources/App/Commands",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Commands", "Server", "Primitives", "Storage", "StorageSQLite", "Jobs", "Events", "Credits", "Invoices",
                "Workspaces", arguments,
            ],
            path: "Tests/CommandsTests",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lodestone",
            dependencies: ["Commands", arguments],
            path: "Sources/App/lodestone",
            swiftSettings: settings,
            // Relocations packed, and no table of names for others to link to: 6 MB less in memory.
            linkerSettings: [
                .unsafeFlags([
                    "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker",
                    "--no-export-dynamic",
                ])
            ]
        ),
    ]

let libraries: [Target] = [
    .systemLibrary(
        name: "CSQLite",
        path: "Sources/Base/CSQLite",
        pkgConfig: "sqlite3",
        providers: [.apt(["libsqlite3-dev"])]
    ),
    .systemLibrary(
        name: "CPostgreSQL",
        path: "Sources/Base/CPostgreSQL",
        pkgConfig: "libpq",
        providers: [.apt(["libpq-dev"])]
    ),
    .systemLibrary(name: "CProcess", path: "Sources/App/CProcess"),
    .systemLibrary(
        name: "CCurl",
        path: "Sources/Core/CCurl",
        pkgConfig: "libcurl",
        providers: [.apt(["libcurl4-openssl-dev"])]
    ),
    .systemLibrary(
        name: "CPango",
        path: "Sources/Core/CPango",
        pkgConfig: "pangocairo",
        providers: [.apt(["libpango1.0-dev"])]
    ),
    .systemLibrary(
        name: "CExpat",
        path: "Sources/Core/CExpat",
        pkgConfig: "expat",
        providers: [.apt(["libexpat1-dev"])]
    ),
    .systemLibrary(
        name: "CMinizip",
        path: "Sources/Core/CMinizip",
        pkgConfig: "minizip",
        providers: [.apt(["libminizip-dev"])]
    ),
    .systemLibrary(
        name: "CQRencode",
        path: "Sources/Features/CQRencode",
        pkgConfig: "libqrencode",
        providers: [.apt(["libqrencode-dev"])]
    ),
    .target(
        name: "CPhoneNumber",
        path: "Sources/Core/CPhoneNumber",
        linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("stdc++")]
    ),
]

let support: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["Primitives", "Storage", "StorageSQLite", "StoragePostgreSQL", "Jobs", "Events", logging],
        path: "Sources/TestSupport",
        swiftSettings: settings
    ),
    .target(
        name: "CreditsSimulation",
        dependencies: ["Primitives", "Storage", "Events", "Credits", "TestSupport"],
        path: "Sources/CreditsSimulation",
        swiftSettings: settings
    ),
    .testTarget(name: "TidyTests", path: "Tests/TidyTests", swiftSettings: settings),
    .executableTarget(
        name: "bench",
        dependencies: [
            "Server", "Primitives", "Storage", "StorageSQLite", "StoragePostgreSQL", "Contacts", "Credits", "Messaging",
            "Automation", "CloudAPI", "CloudAPISimulator", "Jobs", "Events", "Routes", "CreditsSimulation",
            "TestSupport",
            hummingbird, httpClient,
            logging,
            crypto, arguments,
            nioCore, nioPosix,
        ],
        path: "Benchmarks",
        swiftSettings: settings
    ),
]

/// While at work on one part: `LODESTONE_TESTS=Contacts,Messaging swift build --product lodestonePackageTests` builds only
/// their tests and what those need.
let wanted = Context.environment["LODESTONE_TESTS"]?.split(separator: ",").map { "\($0)Tests" }
let everything = (base + whatsApp + core + features).flatMap { $0 } + app + libraries + support

let package = Package(
    name: "lodestone",
    products: [
        .executable(name: "lodestone", targets: ["lodestone"]),
        .library(name: "CloudAPI", targets: ["CloudAPI"]),
    ],
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
    targets: everything.filter { $0.type != .test || wanted?.contains($0.name) != false }
)
