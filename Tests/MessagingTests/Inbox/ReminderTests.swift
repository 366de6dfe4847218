import Foundation
@testable import Jobs
@testable import Messaging
import Events
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Reminders, views, quick replies, and what is left when somebody goes.
struct ReminderTests {
    private func runDue(_ world: MessagingWorld) async throws {
        let handler = ReminderJob(service: world.service).handler
        let jobs = try await world.database.write { transaction in
            try JobClaims(transaction: transaction, now: world.ambient.now())
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs { try await handler.run(job) }
    }

    @Test(arguments: TestDatabase.all)
    func `At its time a reminder lifts the conversation, unread for whoever asked, and tells them once`(
        kind: TestDatabase
    )
        async throws
    {
        let told = NoticesHeard()
        let world = try await MessagingWorld(kind, inbox: told.settings)
        let ada = try await world.member("Ada")
        let old = try await world.conversation("919800000001")
        world.clock.advance(by: .minutes(1))
        let (one, two) = (world.ambient.now() + .hours(1), world.ambient.now() + .hours(2))
        try await world.service.act(by: ada) { try $0.read(old) }
        try await world.service.act(by: ada) { try $0.remind(old, at: one, note: "Call") }
        try await world.service.act(by: ada) { try $0.remind(old, at: two, note: "Call back") }
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        #expect(try await world.list(ConversationFilter(.open), scope).first?.mine.reminderAt == two)
        world.clock.advance(by: .minutes(61))
        try await runDue(world)
        #expect(told.all.isEmpty)
        let new = try await world.conversation("919800000002")
        world.clock.advance(by: .hours(1))
        try await runDue(world)
        try await runDue(world)

        let list = try await world.list(ConversationFilter(.open), scope)
        #expect(list.map(\.conversation.id) == [old, new])
        #expect(list[0].mine.isMarkedUnread)
        #expect(list[0].mine.reminderAt == nil)
        #expect(told.all.map(\.detail) == ["Call back"])
        #expect(try await world.happened(in: old) == ["reminder-set", "reminder-set", "reminder-due"])
        // A lifted conversation still takes the next message as its newest.
        _ = try await world.text(to: old, by: ada, "Here I am")
        #expect(try await world.list(ConversationFilter(.open), scope)[0].last?.text == "Here I am")
    }

    @Test(arguments: TestDatabase.all)
    func `When a member goes, what was theirs is nobody's, in the same transaction`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let member = try #require(ada.member)
        let (open, done) = (
            try await world.conversation("919800000001"), try await world.conversation("919800000002")
        )
        for id in [open, done] { try await world.service.act(by: ada) { try $0.assign(id, to: member, team: nil) } }
        try await world.service.act(by: ada) { try $0.set(.resolved, done) }
        try await world.service.act(by: ada) { try $0.pin(open, true) }
        let events = EventLog(ambient: world.ambient, subscribers: [])
        let hooks = InboxDepartures(ambient: world.ambient, events: events).hooks
        try await world.database.write { try hooks.member(member, world.workspace, $0) }

        #expect(try await world.find(open).place.isNobodys)
        #expect(try await world.find(done).place.isNobodys)
        #expect(try await world.happened(in: open) == ["assigned", "unassigned"])
        let people = try await world.database.read { try $0.rows("SELECT member_id FROM conversation_people") }
        #expect(people.isEmpty)
    }

    private static func wanted(_ shortcut: String, _ scope: String?) -> QuickReplyBody.Wanted {
        .init(
            shortcut: shortcut,
            title: "Hello",
            text: "Hello {{contact.firstName}}",
            mediaId: .absent,
            category: nil,
            scope: scope,
            teamId: nil
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Quick replies are their owner's, their team's or everybody's`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let chief = try await world.member("Chief", .admin)
        let mine = try await world.service.act(by: ada) { try $0.saveReply(nil, Self.wanted("/Hi", "mine")) }
        let all = try await world.service.act(by: chief) { try $0.saveReply(nil, Self.wanted("hi", "all")) }
        await #expect(throws: InboxError.shortcutTaken) {
            _ = try await world.service.act(by: ada) { try $0.saveReply(nil, Self.wanted("hi", "mine")) }
        }
        await #expect(throws: Problem.self) {
            _ = try await world.service.act(by: ada) { try $0.saveReply(nil, Self.wanted("bye", "all")) }
        }
        await #expect(throws: InboxError.quickReplyNotFound(mine.id)) {
            try await world.service.act(by: bob) { try $0.deleteReply(mine.id) }
        }
        await #expect(throws: Problem.self) { try await world.service.act(by: bob) { try $0.deleteReply(all.id) } }
        try await world.service.act(by: bob) { try $0.useReply(all.id) }
        let his = try await world.database.read {
            try QuickReplyStore($0, in: world.workspace).list(for: bob.member, teams: [])
        }

        let media: MediaID = world.ambient.id()
        try await world.database.write {
            try MediaStore($0).insert(
                world.workspace,
                media,
                mimeType: "image/png",
                filename: "a.png",
                by: ada.member,
                at: world.ambient.now()
            )
        }
        for (change, wanted) in [(#"{"mediaId":"\#(media)"}"#, media), ("{}", media), (#"{"mediaId":null}"#, nil)] {
            let body = try JSONDecoder().decode(QuickReplyBody.Wanted.self, from: Data(change.utf8))
            #expect(try await world.service.act(by: ada) { try $0.saveReply(mine.id, body) }.media == wanted)
        }

        #expect(mine.shortcut == "hi")
        #expect(his.map(\.id) == [all.id])
        #expect(his.map(\.uses) == [1])
    }

    @Test(arguments: TestDatabase.all)
    func `A view is changed by whoever saved it, and seen by others when it is shared`(kind: TestDatabase) async throws
    {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let view = try await world.service.act(by: ada) {
            try $0.saveView(nil, .init(of: nil, name: "Waiting", query: "tab=open&sort=waiting", shared: nil))
        }
        func seen(by caller: Caller) async throws -> [String] {
            try await world.database.read {
                try SavedViewStore($0, in: world.workspace).all(.inbox, for: caller.member).map(\.name)
            }
        }
        #expect(try await seen(by: bob).isEmpty)
        _ = try await world.service.act(by: ada) {
            try $0.saveView(view.id, .init(of: nil, name: nil, query: nil, shared: true))
        }
        #expect(try await seen(by: bob) == ["Waiting"])
        await #expect(throws: InboxError.viewNotFound(view.id)) {
            try await world.service.act(by: bob) { try $0.deleteView(view.id) }
        }
        try await world.service.act(by: ada) { try $0.deleteView(view.id) }
        #expect(try await seen(by: ada).isEmpty)
    }
}
