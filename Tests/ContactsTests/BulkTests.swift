import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Contacts

/// One change of many contacts, and taking it back.
struct BulkTests {
    @Test(arguments: TestDatabase.all)
    func `A bulk edit changes all whom it is about, counts them, and is undone where nobody changed them since`(
        kind: TestDatabase
    ) async throws {
        let world = try await BookWorld(kind)
        // More than one slice.
        let people = try await world.people(BulkJob.slice + 30)
        let strangers = try await world.people(3, in: WorkspaceID(rawValue: 2))
        let (vip, city) = (try await world.tag("vip"), try await world.field("city", .text))
        let company = try await world.book.companies.add(CompanyWish(name: "Acme"), by: world.caller()).company
        try await world.edit(Array(people.prefix(10))) { $0.tagging = [vip] }
        try await world.set(["Goa", "Pune"], city, people)
        var change = BulkChange(tag: vip.id)
        change.companyId = .set(company.id)
        change.fields = ["city": .text("Pune")]
        let everybody = Selection(filter: .test(.init("name", .startsWith, .text("person"))))

        let started = try await world.book.bulk.start(everybody, change, by: world.caller())
        try await world.work()
        let done = try await world.book.bulk.find(started.id, in: world.here)
        #expect(done.state == .done)
        #expect([done.matched, done.changed, done.skipped, done.failed] == [530, 530, 0, 0])
        #expect(done.undoableUntil != nil)
        #expect(try await world.found(ContactQuery(filter: .test(.init("custom.city", .is, .text("goa"))))).isEmpty)
        #expect(try await world.count("contact_tags") == 530)

        // Somebody goes on working meanwhile.
        try await world.set(["Delhi"], city, [people[2]])
        _ = try await world.book.bulk.undo(started.id, by: world.caller())
        try await world.work()
        #expect(try await world.book.bulk.find(started.id, in: world.here).state == .undone)
        #expect(try await world.count("contact_tags") == 10)
        let values = try await [0, 1, 2, 3].asyncMap { try await world.values(of: people[$0])[city.id]?.text }
        #expect(values == ["Goa", "Pune", "Delhi", nil])
        let none = try await world.found(ContactQuery(filter: .test(.init("company", .isSet))))
        #expect(none.isEmpty)
        await #expect(throws: BulkError.notUndoable) {
            _ = try await world.book.bulk.undo(started.id, by: world.caller())
        }
        #expect(strangers.count == 3)
        #expect(
            try await world.database.read { transaction in
                try transaction.row("SELECT count(*) AS n FROM contacts WHERE workspace_id = 2 AND company_id <> 0")?[
                    "n"
                ]
                    as Int?
            } == 0
        )
    }

    @Test(arguments: TestDatabase.all)
    func `An edit of named contacts leaves out strangers, and those who were so before are skipped`(kind: TestDatabase)
        async throws
    {
        let world = try await BookWorld(kind)
        let people = try await world.people(4)
        let strangers = try await world.people(1, in: WorkspaceID(rawValue: 2))
        try await world.edit([people[0]]) { $0.isBlocked = true }
        var change = BulkChange()
        change.blocked = true
        let started = try await world.book.bulk
            .start(Selection(ids: Array(people.prefix(3)) + strangers), change, by: world.caller())
        #expect(started.matched == 3)
        try await world.work()
        let done = try await world.book.bulk.find(started.id, in: world.here)
        #expect([done.changed, done.skipped] == [2, 1])
        let blocked = try await world.found(
            ContactQuery(filter: .test(.init("blocked", .is, .bool(true))), sort: .oldest)
        )
        #expect(blocked == Array(people.prefix(3)))

        world.clock.advance(by: .hours(25))
        await #expect(throws: BulkError.notUndoable) {
            _ = try await world.book.bulk.undo(started.id, by: world.caller())
        }
    }

    @Test(arguments: TestDatabase.all)
    func `What an edit cannot do is refused before it starts, or told when it becomes so`(kind: TestDatabase)
        async throws
    {
        let world = try await BookWorld(kind)
        let people = try await world.people(2)
        let (bulk, caller) = (world.book.bulk, world.caller())
        let all = Selection(filter: .all([]))
        await #expect(throws: BulkError.nothingAsked) { _ = try await bulk.start(all, BulkChange(), by: caller) }
        await #expect(throws: Problem.self) {
            _ = try await bulk.start(Selection(), BulkChange(tag: TagID(rawValue: 9)), by: caller)
        }
        await #expect(throws: ContactError.tagNotFound) {
            _ = try await bulk.start(all, BulkChange(tag: TagID(rawValue: 9)), by: caller)
        }
        await #expect(throws: BulkError.nobody) {
            _ = try await bulk.start(Selection(ids: []), BulkChange(tag: try await world.tag("a").id), by: caller)
        }
        let lesser = Caller(
            workspace: world.here,
            actor: .apiKey(APIKeyID(rawValue: 6), scopes: [Permission.bulkEditContacts.name])
        )
        var deletion = BulkChange()
        deletion.delete = true
        await #expect(throws: Problem.self) { _ = try await bulk.start(all, deletion, by: lesser) }

        let tag = try await world.tag("soon gone")
        let started = try await bulk.start(Selection(ids: people), BulkChange(tag: tag.id), by: caller)
        try await world.database.write { try TagStore($0, in: world.here).delete(tag.id) }
        try await world.work()
        let failed = try await bulk.find(started.id, in: world.here)
        #expect(failed.state == .failed && failed.error != nil && failed.undoableUntil == nil)
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
