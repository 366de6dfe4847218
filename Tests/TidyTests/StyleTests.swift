import Testing

/// What of the style can be checked by reading. To break a rule, change the list in the same commit and say why.
struct StyleTests {
    /// Lines a file may have; a table or a builder may need more, and is then named below.
    private static let linesMax = 200
    private static let longer: [String: Int] = [
        // One model, to be read beside the ledger that it is compared with.
        "Sources/CreditsSimulation/Oracle.swift": 240,
        "Sources/WhatsApp/CloudAPI/Messages/PayloadInspector+interactive.swift": 230,
        "Sources/WhatsApp/CloudAPISimulator/Control/ControlService.swift": 230,
        // A list of templates.
        "Sources/WhatsApp/CloudAPISimulator/World/SampleTemplates.swift": 230,
        "Sources/WhatsApp/CloudAPISimulator/World/World+templates.swift": 230,
    ]

    @Test(arguments: SourceTree.sources)
    func `A file can be read in one sitting`(file: SourceTree.File) {
        #expect(file.lines.count <= Self.longer[file.path] ?? Self.linesMax, "\(file.path)")
    }

    /// What must not be written, and the files where it must.
    static let banned: [(text: String, why: String, but: Set<String>)] = [
        ("Date()", "time comes from Ambient", ["Sources/Base/Primitives/Ambient+live.swift"]),
        ("Date.now", "time comes from Ambient", []),
        ("try!", "say what happens instead", []),
        ("as!", "say what happens instead", []),
        ("fatalError(", "a server does not die of one request", []),
        ("Task.detached", "work belongs to a Service or a group", []),
        // A test's database is dropped after the test has let go of it.
        (" Task {", "work belongs to a Service or a group", ["Sources/TestSupport/PassingEngine.swift"]),
        (
            "DispatchQueue", "threads are the drivers' business",
            [
                "Sources/Base/StorageSQLite/SQLiteEngine.swift",
                "Sources/Base/StoragePostgreSQL/PostgreSQLEngine.swift",
                // Unpacking a workbook blocks for seconds.
                "Sources/Core/Contacts/Import/WorkbookText.swift",
            ]
        ),
    ]

    @Test(arguments: banned.indices)
    func `Nothing banned is called`(rule: Int) {
        let (text, why, but) = Self.banned[rule]
        for file in SourceTree.sources where !but.contains(file.path) {
            for (number, line) in file.code where line.contains(text) {
                Issue.record("\(file.path):\(number) has \(text): \(why)")
            }
        }
    }

    @Test func `No floating point comes near money`() {
        let places = [
            "Sources/Core/Credits/", "Sources/Core/Invoices/Tax/", "Sources/Core/Invoices/Documents/",
            "Sources/Core/Invoices/Register/", "Sources/Core/Invoices/Parties/", "Sources/Features/Billing/",
            "Sources/Features/Reconciliation/",
            "Sources/Base/Primitives/Points",
            "Sources/Base/Storage/",
        ]
        for file in SourceTree.sources where places.contains(where: file.path.hasPrefix) {
            for (number, line) in file.code {
                for word in ["Double", "Float", "Decimal"] where line.contains(word) {
                    Issue.record("\(file.path):\(number) has \(word)")
                }
            }
        }
    }

    @Test func `Unchecked sendability is proved in a comment`() {
        for file in SourceTree.sources {
            for (index, line) in file.lines.enumerated() {
                guard line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") else { continue }
                let above = file.lines[max(0, index - 4)..<index]
                #expect(above.contains { $0.contains("//") }, "\(file.path):\(index + 1)")
            }
        }
    }
}
