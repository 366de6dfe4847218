import Contacts
import Credits
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import FailedMessages
@testable import Messaging

struct FailedMessageTests {
    @Test(arguments: TestDatabase.all)
    func `The list has what failed, the newest first, by every filter, and nothing of others`(kind: TestDatabase)
        async throws
    {
        let world = try await FailedWorld(kind)
        let limited = try await world.fail(131_049, ago: .hours(3))
        let wrong = try await world.fail(131_026, to: "+919800000002", name: "Ben", origin: .agent, ago: .hours(2))
        let silent = try await world.fail(nil, to: "+919800000003", name: "Chandra", origin: .api, ago: .hours(1))
        try await world.fail(131_049, in: world.elsewhere)
        try await world.fail(131_049, ago: .days(40))

        let all = try await world.list(world.filter())
        #expect(all.map(\.failure.message.id) == [silent, wrong, limited])
        #expect(all.map(\.failure.facts.code) == [FailureFacts.noNewsCode, 131_026, 131_049])
        #expect(all.map(\.failure.isRetryable) == [false, false, true])
        #expect(all[2].campaign == "Spring")
        #expect(all[0].contact?.name == "Chandra")

        #expect(try await world.list(world.filter(source: "agent")).map(\.failure.message.id) == [wrong])
        #expect(try await world.list(world.filter(code: 131_049)).map(\.failure.message.id) == [limited])
        #expect(try await world.list(world.filter(code: FailureFacts.noNewsCode)).map(\.failure.message.id) == [silent])
        #expect(try await world.list(world.filter(kind: "recipient")).map(\.failure.message.id) == [wrong, limited])
        #expect(try await world.list(world.filter(retryable: true)).map(\.failure.message.id) == [limited])
        #expect(try await world.list(world.filter(search: "ben")).map(\.failure.message.id) == [wrong])
        #expect(try await world.list(world.filter(search: "+91 98000 00003")).map(\.failure.message.id) == [silent])
        #expect(try await world.list(world.filter(search: "nobody")).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Pages go on where the one before ended, also among failures of one moment`(kind: TestDatabase) async throws {
        let world = try await FailedWorld(kind)
        for number in 0..<7 { try await world.fail(131_049, to: "+91980000000\(number)") }
        let whole = try await world.list(world.filter()).map(\.failure.message.id)

        var pages: [MessageID] = []
        var last: (at: Timestamp, id: MessageID)?
        while true {
            let page = try await world.failed.page(world.filter(), after: last, limit: 2, for: world.caller())
            guard let end = page.last?.failure else { break }
            pages += page.map(\.failure.message.id)
            last = (end.at, end.message.id)
        }
        #expect(pages == whole)
        #expect(Set(pages).count == 7)
    }

    @Test(arguments: TestDatabase.all)
    func `The summary counts by reason and by day`(kind: TestDatabase) async throws {
        let world = try await FailedWorld(kind)
        for ago in [1, 2, 30] as [Int64] { try await world.fail(131_049, ago: .hours(ago)) }
        try await world.fail(131_026)
        try await world.fail(131_026, in: world.elsewhere)

        let summary = FailedSummaryBody(try await world.failed.summary(world.filter(), for: world.caller()))

        #expect(summary.total == 4)
        #expect(summary.retryable == 3)
        #expect(summary.byCode.map(\.code) == [131_049, 131_026])
        #expect(summary.byCode.map(\.count) == [3, 1])
        #expect(summary.byCode.map(\.retryable) == [true, false])
        #expect(summary.byDay.map(\.day) == ["2026-11-22", "2026-11-23"])
        #expect(summary.byDay.map(\.count) == [1, 3])
    }

    @Test(arguments: TestDatabase.all)
    func `Sending again asks consent, price and credits anew, once, and one refusal keeps none of the others back`(
        kind: TestDatabase
    ) async throws {
        let world = try await FailedWorld(kind)
        let good = try await world.fail(131_049, to: "+919800000001", ago: .hours(25))
        let stopped = try await world.fail(131_049, to: "+919800000002", name: "Ben")
        let hopeless = try await world.fail(131_026, to: "+919800000003")
        let foreign = try await world.fail(131_049, in: world.elsewhere)
        try await world.database.write { transaction in
            let contacts = ContactStore(transaction, ambient: world.ambient)
            let phone = try #require(PhoneNumber("+919800000002"))
            let ben = try #require(try contacts.find(phone, in: world.here))
            try contacts.consent(.no, of: ben.id, source: .manual, in: world.here)
        }

        let retried = try await world.failed.retry([good, stopped, hopeless, foreign], by: world.caller())

        #expect(retried.queued == 1)
        let refused = Dictionary(uniqueKeysWithValues: retried.refused.map { ($0.id, $0.problem.code) })
        #expect(refused == [stopped: "contact-opted-out", hopeless: "not-retryable", foreign: "message-not-found"])
        let held = try await world.database.read { try world.credits.ledger(in: $0).wallet(world.here).held }
        #expect(held > .zero)
        let shown = try await world.list(world.filter()).first { $0.failure.message.id == good }
        let next = try #require(shown?.failure.retriedAs)
        #expect(shown?.failure.isRetryable == false)

        let again = try await world.failed.retry([good], by: world.caller())
        #expect(again.refused.map(\.problem.code) == ["already-retried"])
        try await world.database.write {
            try $0.run("UPDATE messages SET state = 6, error_code = 131049, failed_at = at WHERE id = \(next)")
        }
        let second = try await world.list(world.filter()).first { $0.failure.message.id == next }
        #expect(second?.failure.attempt == 2)

        let rest = try await world.failed.retry(world.filter(), by: world.caller())
        #expect(rest.queued + rest.scheduled == 1)
        #expect(rest.refused.map(\.id) == [stopped])
        #expect(!rest.hasMore)
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever hides numbers sees none, and finds none by a part`(kind: TestDatabase) async throws {
        let world = try await FailedWorld(kind)
        try await world.fail(131_026, to: "+919812345678", name: "+919812345678")
        let caller = world.caller(hidesNumbers: true)

        let shown = try #require(try await world.list(world.filter(), for: caller).first)
        let body = FailedMessageBody(shown, for: caller)
        #expect(body.contact.phone?.contains("12345") == false)
        #expect(!body.contact.name.contains("12345"))
        try await world.fail(131_026, to: "+919800000055", name: "Dev")
        #expect(try await world.list(world.filter(search: "+9198000000"), for: caller).isEmpty)
        #expect(try await world.list(world.filter(search: "+919800000055"), for: caller).count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A million other messages are not looked at`(kind: TestDatabase) async throws {
        let world = try await FailedWorld(kind)
        try await world.fail(131_049)
        let scope = InboxScope(workspace: world.here, member: nil)
        let query = try world.filter(code: 131_049).query
        let plan = try await world.database.read { transaction in
            try transaction.rows(
                "EXPLAIN \(sqlite: "QUERY PLAN ")SELECT m.* FROM messages m WHERE \(query.condition(scope)) ORDER BY m.failed_at DESC, m.id DESC LIMIT 50"
            ).map { row in row.all.map { "\($0.value)" }.joined(separator: " ") }.joined(separator: "\n")
        }
        // PostgreSQL reads a table of one row as a whole.
        if kind == .sqlite { #expect(plan.contains("messages_failed"), "\(plan)") }
        if kind == .sqlite { #expect(!plan.contains("TEMP B-TREE"), "\(plan)") }
    }
}
