import Foundation
import Testing

/// The floors of docs/architecture.md: arrows point down, and features do not know each other.
struct FloorTests {
    /// Folders of `Sources` from the ground up.
    private static let floors = ["Base", "WhatsApp", "Core", "Engine", "Features", "App"]

    /// Arrows between modules of one floor that the design allows, `from` → `to`.
    private static let sideways: [String: Set<String>] = [
        "StorageSQLite": ["Storage", "Primitives", "CSQLite"],
        "StoragePostgreSQL": ["Storage", "Primitives", "CPostgreSQL"],
        "Storage": ["Primitives"],
        "Jobs": ["Storage", "Primitives"],
        "Events": ["Storage", "Primitives", "Jobs"],
        "Routes": ["Storage", "Primitives", "Jobs", "Events"],
        "CloudAPISimulator": ["CloudAPI"],
        "Workspaces": ["Notifications"],
        "Notifications": ["CCurl"],
        "Calendars": ["Workspaces"],
        "Credits": ["Workspaces"],
        "Contacts": ["Workspaces", "CExpat", "CMinizip", "CPhoneNumber", "Notifications"],
        "Templates": ["Credits", "Workspaces"],
        "Invoices": ["CPango", "Notifications", "Workspaces"],
        "Messaging": ["Contacts", "Credits", "Templates", "Workspaces"],
        "Links": ["CQRencode"],
        "Commands": ["CProcess", "Server"],
        "lodestone": ["Commands"],
    ]

    private static let floorOf: [String: Int] = {
        var floor: [String: Int] = [:]
        for file in SourceTree.sources {
            guard let height = floors.firstIndex(of: file.folder) else { continue }
            floor[file.module] = height
        }
        return floor
    }()

    @Test(arguments: SourceTree.sources)
    func `A file imports only what stands below it`(file: SourceTree.File) {
        let floorOf = Self.floorOf
        guard let height = floorOf[file.module] else { return }
        for (number, line) in file.code {
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place < 2, place + 1 < words.count else { continue }
            let imported = String(words[place + 1])
            guard let other = floorOf[imported], imported != file.module else { continue }
            let allowed = other < height || Self.sideways[file.module]?.contains(imported) == true
            #expect(allowed, "\(file.path):\(number) imports \(imported), which is not below it")
        }
    }

    @Test func `Package.swift declares no arrow that points up`() throws {
        let manifest = try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
        let floorOf = Self.floorOf
        let declarations = manifest.components(separatedBy: "module(").dropFirst()
        var seen = 0
        for declaration in declarations {
            let words = declaration.components(separatedBy: "testsNeed")[0].components(separatedBy: ".target(")[0]
                .components(separatedBy: "\"")
            guard words.count > 3, let height = floorOf[words[1]] else { continue }
            seen += 1
            for needed in stride(from: 5, to: words.count, by: 2).map({ words[$0] }) {
                guard let other = floorOf[needed], needed != words[1] else { continue }
                let allowed = other < height || Self.sideways[words[1]]?.contains(needed) == true
                #expect(allowed, "\(words[1]) needs \(needed), which is not below it")
            }
        }
        #expect(seen >= 15)
    }
}
