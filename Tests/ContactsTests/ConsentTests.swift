import Primitives
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct ConsentTests {
    @Test(arguments: [
        ("STOP", OptIn.no), (" stop. ", .no), ("\u{201C}Stop!\u{201D}", .no), ("🛑 Stop", .no), ("Stop Promotions", .no),
        ("opt-out", .no), ("ARRÊT", .no), ("arret", .no), ("बंद करो", .no), ("stop\n", .no), ("إيقاف", .no), ("停止", .no),
        ("START", .yes), ("começar", .yes), ("Старт", .yes),
    ])
    func `A word alone is a wish`(text: String, wish: OptIn) {
        #expect(OptOutSettings().wish(in: text) == wish)
    }

    @Test(arguments: [
        "Please stop by at five", "Don't stop", "stopp it", "cancel my order", "yes", "", "🛑",
        "unsubscribe me from what?",
        String(repeating: "stop ", count: 200),
    ])
    func `A word among others is none`(text: String) {
        #expect(OptOutSettings().wish(in: text) == nil)
    }

    @Test func `Twenty languages are shipped, and no word both stops and starts`() {
        let settings = OptOutSettings()
        #expect(Set(settings.words.map(\.language)).count == 20)
        for words in settings.words {
            #expect(!words.stop.isEmpty && !words.start.isEmpty)
            for word in words.stop { #expect(settings.wish(in: word) == .no, "\(word)") }
            for word in words.start { #expect(settings.wish(in: word) == .yes, "\(word)") }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Each purpose has its own state, and the ledger says who, when and on what proof`(kind: TestDatabase)
        async throws
    {
        let world = try await TradeWorld(kind)
        let asha = try await world.add("+918121000001", name: "Asha")
        let no = ConsentWord(.no, to: .utility, source: .manual, actor: "mem_1", evidence: "On the telephone")
        try await world.consent.take(no, of: asha, in: world.here)
        var contact = try await world.contact(asha)
        #expect(contact.refuses(.utility) && !contact.refuses(.marketing) && !contact.refuses(.authentication))

        // A word that is older than the last changes nothing, and is in the ledger all the same.
        let old = ConsentWord(.yes, to: .utility, source: .import, at: world.ambient.now() - .days(1))
        try await world.consent.take(old, of: asha, in: world.here)
        contact = try await world.contact(asha)
        #expect(contact.refuses == [.utility])
        let entries = try await world.consent.ledger(of: asha, in: world.here).entries
        #expect(entries.map(\.value) == [.no, .yes])
        #expect(entries.first?.evidence == "On the telephone")
        #expect(entries.first?.actor == "mem_1")

        world.imports.clock.advance(by: .seconds(5))
        try await world.consent.take(ConsentWord(.yes, to: .utility, source: .manual), of: asha, in: world.here)
        #expect(try await world.contact(asha).refuses.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A job takes consent of many, with a line for each, and says of whom it could not`(kind: TestDatabase)
        async throws
    {
        let world = try await TradeWorld(kind)
        let asha = try await world.add("+918121000001", name: "Asha")
        let bina = try await world.add("+918121000002", name: "Bina", .yes)
        let other = try await world.add("+918121000003", name: "Other's", in: 2)
        let word = ConsentWord(.yes, source: .bulk, actor: "mem_1", evidence: "Stand at the fair")
        let begun = try await world.consent.take(word, of: ExportTarget(ids: [asha, bina, other]), in: world.here)
        try await world.work()
        let done = try await world.consent.job(begun.id, in: world.here)

        #expect(done.state == .done)
        #expect([done.matched, done.changed, done.skipped, done.failed] == [2, 1, 1, 1])
        #expect(try await world.contact(asha).optIn == .yes)
        let failures = try await world.consent.failures(of: begun.id, after: 0, limit: 10, in: world.here)
        #expect(failures.map(\.subject) == ["\(other)"])
        let audited = try await world.database.read { [here = world.here] in
            try $0.rows(
                "SELECT subject FROM audit_entries WHERE workspace_id = \(here) AND action = 'contacts.consent'"
            ).map { try $0["subject"] as String }
        }
        #expect(audited == ["\(asha)"])
        await #expect(throws: ConsentError.jobNotFound(begun.id)) {
            try await world.consent.job(begun.id, in: WorkspaceID(rawValue: 2))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A word of last year does not undo one of today`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        let asha = try await world.add("+918121000001", name: "Asha", .no)
        let word = ConsentWord(.yes, source: .bulk, actor: "mem_1", at: world.ambient.now() - .days(300))
        let begun = try await world.consent.take(word, of: ExportTarget(), in: world.here)
        try await world.work()

        #expect(try await world.contact(asha).optIn == .no)
        #expect(try await world.consent.job(begun.id, in: world.here).skipped == 1)
    }

    /// What was here and now, what a webhook brings, how many milliseconds later, and what stands.
    private static let heard: [(said: OptIn, heard: OptIn, after: Int64, stands: OptIn)] = [
        (.yes, .no, -700, .no), (.yes, .no, 0, .no), (.yes, .no, 1_000, .no), (.yes, .no, -1_700, .yes),
        (.no, .yes, -700, .no), (.no, .yes, 0, .no), (.no, .yes, 300, .yes),
    ]

    @Test(arguments: TestDatabase.all, heard)
    func `Of two words in one second the no stands, for WhatsApp's times have no smaller part`(
        kind: TestDatabase,
        words: (said: OptIn, heard: OptIn, after: Int64, stands: OptIn)
    ) async throws {
        let world = try await TradeWorld(kind)
        let past = world.ambient.now().milliseconds % 1_000
        world.imports.clock.advance(by: .milliseconds(1_700 - past))
        let asha = try await world.add("+918121000001", name: "Asha", words.said)
        let moment = world.ambient.now() + .milliseconds(words.after)
        let word = ConsentWord(words.heard, source: .keyword, at: moment)
        try await world.consent.take(word, of: asha, in: world.here)

        #expect(try await world.contact(asha).optIn == words.stands)
    }

    @Test(arguments: TestDatabase.all)
    func `A workspace chooses its own words`(kind: TestDatabase) async throws {
        let world = try await TradeWorld(kind)
        var wanted = OptOutSettings(words: [OptOutWords("en", stop: ["no thanks"], start: ["go on"])])
        wanted.inboundIsConsent = true
        try await world.consent.set(wanted, by: "mem_1", in: world.here)

        #expect(try await world.consent.settings(in: world.here) == wanted)
        #expect(try await world.consent.settings(in: WorkspaceID(rawValue: 2)) == OptOutSettings())
        for bad in [OptOutWords("en", stop: ["!!"], start: []), OptOutWords("en", stop: ["Go"], start: ["go"])] {
            await #expect(throws: ConsentError.self) {
                try await world.consent.set(OptOutSettings(words: [bad]), by: "mem_1", in: world.here)
            }
        }
    }
}
