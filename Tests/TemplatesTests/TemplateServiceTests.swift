import CloudAPI
import Credits
import Events
import Jobs
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Templates

@Suite struct TemplateServiceTests {
    private let here = WorkspaceID(rawValue: 1)
    private let channel = ChannelID(rawValue: 7)

    /// Meta's side of the list.
    private final class Account: Sendable {
        let items = Mutex<[JSON]>([])

        func set(_ texts: [String]) throws {
            let parsed = try texts.map { try JSON(parsing: Array($0.utf8)) }
            items.withLock { $0 = parsed }
        }
    }

    private func item(_ name: String, _ status: String, category: String = "UTILITY", id: Int = 1) -> String {
        """
        {"id":"\(id)","name":"\(name)","language":"en","status":"\(status)","category":"\(category)",
         "components":[{"type":"BODY","text":"Hi"}],"quality_score":{"score":"GREEN"},"rejected_reason":"NONE"}
        """
    }

    private func make(_ kind: TestDatabase, _ account: Account) async throws -> (TemplateService, Database) {
        let database = try await kind.open(TemplateMigrations.all + JobMigrations.all + EventMigrations.all)
        let ambient = Ambient.test()
        let service = TemplateService(
            database: database,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: []),
            listing: { _, _ in account.items.withLock { $0 } },
            hasChannel: { [channel, here] in
                _ = $0; return $1 == here && $2 == channel
            }
        )
        return (service, database)
    }

    @Test(arguments: TestDatabase.all)
    func `Follows Meta's list, and says what changed`(kind: TestDatabase) async throws {
        let account = Account()
        let (service, _) = try await make(kind, account)
        try account.set([item("a", "APPROVED"), item("b", "PENDING", id: 2), #"{"name":"no id"}"#])

        #expect(try await service.sync(channel, in: here).count == 2)
        #expect(try await service.sync(channel, in: here).isEmpty)

        try account.set([item("a", "APPROVED", category: "MARKETING")])
        #expect(try await service.sync(channel, in: here).count == 2)

        let shown = try await service.page(TemplateFilter(channel: channel), after: nil, limit: 10, in: here).map(
            \.template
        )
        #expect(shown.map(\.name) == ["a"])
        #expect(shown.first?.category == .marketing)
        #expect(shown.first?.quality == "GREEN")
        #expect(shown.first?.rejectedReason == nil)
        let gone = try await service.page(TemplateFilter(status: .deleted), after: nil, limit: 10, in: here).map(
            \.template
        )
        #expect(gone.map(\.name) == ["b"])
    }

    @Test(arguments: TestDatabase.all)
    func `A template that comes back is the same one`(kind: TestDatabase) async throws {
        let account = Account()
        let (service, database) = try await make(kind, account)
        try account.set([item("a", "APPROVED")])
        let first = try await service.sync(channel, in: here)
        try account.set([])
        try await service.sync(channel, in: here)
        try account.set([item("a", "APPROVED", id: 9)])

        #expect(try await service.sync(channel, in: here) == first)
        let statuses = try await database.read { try TemplateStore($0).statuses(first, in: WorkspaceID(rawValue: 1)) }
        #expect(statuses[first[0]] == .approved)
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's templates and channels are not found`(kind: TestDatabase) async throws {
        let account = Account()
        let (service, database) = try await make(kind, account)
        try account.set([item("a", "APPROVED")])
        let ids = try await service.sync(channel, in: here)
        let elsewhere = WorkspaceID(rawValue: 2)

        await #expect(throws: TemplateError.notFound(ids[0])) { try await service.find(ids[0], in: elsewhere) }
        await #expect(throws: TemplateError.noChannel(channel)) {
            try await service.requestSync(channel, in: elsewhere)
        }
        #expect(try await database.read { try TemplateStore($0).statuses(ids, in: elsewhere) }.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Lists by name, searched and page by page`(kind: TestDatabase) async throws {
        let account = Account()
        let (service, _) = try await make(kind, account)
        try account.set(["order_a", "order_b", "hello"].enumerated().map { item($1, "APPROVED", id: $0) })
        try await service.sync(channel, in: here)

        let first = try await service.page(TemplateFilter(status: .approved), after: nil, limit: 2, in: here).map(
            \.template
        )
        let second = try await service.page(
            TemplateFilter(status: .approved),
            after: first.last?.id,
            limit: 2,
            in: here
        ).map(\.template)
        #expect((first + second).map(\.name) == ["hello", "order_a", "order_b"])
        let found = try await service.page(TemplateFilter(search: "Order "), after: nil, limit: 9, in: here).map(
            \.template
        )
        #expect(found.map(\.name) == ["order_a", "order_b"])
    }
}
