@testable import Contacts
import Events
import Foundation
@testable import Jobs
@testable import Messaging
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing
import Workspaces

/// A workspace in which contacts turn out to be one.
private struct Merging {
    let world: MessagingWorld
    let told = NoticesHeard()
    let ada: Caller

    init(_ kind: TestDatabase) async throws {
        world = try await MessagingWorld(kind, inbox: told.settings)
        ada = try await world.member("Ada")
    }

    var merges: MergeService {
        let events = EventLog(ambient: world.ambient, subscribers: [])
        return MergeService(
            database: world.database,
            ambient: world.ambient,
            events: events,
            onMerge: MessagingService.moveConversations(world.ambient, events),
            onUnmerge: MessagingService.returnConversations(world.ambient, events)
        )
    }

    var scope: InboxScope { InboxScope(workspace: world.workspace, member: ada.member) }

    func contact(_ id: ConversationID) async throws -> ContactID { try await world.find(id).contact }

    func merge(_ gone: ConversationID, into kept: ConversationID) async throws {
        _ = try await merges.merge(contact(gone), into: contact(kept), by: ada)
    }

    /// Somebody who has just written, a minute after whoever wrote before.
    func writer(_ number: String) async throws -> ConversationID {
        world.clock.advance(by: .minutes(1))
        let seconds = (world.ambient.now() - Timestamp(milliseconds: 1_795_424_400_000)) / .seconds(1)
        try await world.receive([
            WebhookBodies.body(messages: [
                WebhookBodies.text("Hi", wamid: "in.\(number)", from: number, seconds: Int64(seconds))
            ])
        ])
        return try await world.conversation(number)
    }

    func runReminders() async throws {
        let handler = ReminderJob(service: world.service).handler
        let jobs = try await world.database.write { transaction in
            try JobClaims(transaction: transaction, now: world.ambient.now())
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs { try await handler.run(job) }
    }
}

/// Two threads become one and two again: nobody who waits is lost from sight, and nothing that was to be done.
struct ConversationMergeTests {
    @Test(arguments: TestDatabase.all, [true, false])
    func `Whoever waits still waits when their thread becomes part of a resolved one`(
        kind: TestDatabase,
        intoResolved: Bool
    ) async throws {
        let test = try await Merging(kind)
        let world = test.world
        let (old, new) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        let member = test.ada.member
        try await world.service.act(by: test.ada) { try $0.assign(old, to: member, team: nil) }
        try await world.service.act(by: test.ada) { try $0.set(.resolved, old) }
        let waiting = try #require(try await world.find(new).waitingSince)

        let (gone, kept) = intoResolved ? (new, old) : (old, new)
        try await test.merge(gone, into: kept)
        let found = try await world.find(kept)
        #expect(found.status == .open)
        #expect(found.waitingSince == waiting)
        #expect(found.resolvedAt == nil)
        #expect(found.place.isNobodys)
        #expect(found.unread == 2)
        for tab in [ConversationFilter.Tab.open, .unassigned] {
            #expect(try await world.list(ConversationFilter(tab), test.scope).map(\.conversation.id) == [kept])
        }
        var waits = ConversationFilter(.open)
        waits.sort = .waiting
        #expect(try await world.list(waits, test.scope).map(\.conversation.id) == [kept])
        let counts = try await world.database.read { try TabCounts(test.scope, inbox: nil, in: $0).tabs }
        #expect(counts[.open]?.total == 1)
        #expect((counts[.resolved]?.total ?? 0) == 0)
    }

    @Test(arguments: TestDatabase.all)
    func `Of two open threads the first wait counts, and whoever has one keeps it where it is`(kind: TestDatabase)
        async throws
    {
        let test = try await Merging(kind)
        let world = test.world
        let (first, second) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        try await world.service.act(by: test.ada) { try $0.move(first, to: .support) }
        let member = test.ada.member
        try await world.service.act(by: test.ada) { try $0.assign(first, to: member, team: nil) }
        let (waiting, place) = (try await world.find(first).waitingSince, try await world.find(first).place)
        try await test.merge(first, into: second)
        #expect(try await world.find(second).waitingSince == waiting)
        #expect(try await world.find(second).place == place)
    }

    @Test(arguments: TestDatabase.all)
    func `The last line of a merged thread is a message that was said, and no reaction or one that waits`(
        kind: TestDatabase
    ) async throws {
        let test = try await Merging(kind)
        let world = test.world
        let (kept, gone) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        let conversation = try await world.find(gone)
        func draft(_ body: Draft.Body, at sendAt: Timestamp? = nil) -> Draft {
            Draft(
                channel: conversation.channel,
                contact: conversation.contact,
                clientID: nil,
                body: body,
                origin: .agent,
                author: test.ada.member,
                sendAt: sendAt
            )
        }
        let waiting = try #require(conversation.waitingSince)
        world.clock.advance(by: .seconds(1))
        let reaction = #"{"message_id":"in.919800000002","emoji":"👍"}"#
        let text = Draft.Body.freeForm(type: "text", content: #"{"body":"Later"}"#, text: "Later")
        let sent = try await world.service.send(
            [
                draft(.freeForm(type: "reaction", content: reaction, text: "👍")),
                draft(text, at: world.ambient.now() + .hours(1)),
            ],
            in: world.workspace
        )
        // Neither answers: whoever waits is not told that somebody cares.
        #expect(try await world.find(gone).waitingSince == waiting)
        #expect(try await world.find(gone).answeredAt == nil)
        #expect(try await world.list(ConversationFilter(.open), test.scope).allSatisfy { $0.last?.text == "Hi" })

        try await test.merge(gone, into: kept)
        let entry = try #require(try await world.list(ConversationFilter(.open), test.scope).first)
        #expect(entry.last?.type == "text")
        #expect(entry.last?.text == "Hi")
        let scheduled = try await world.database.read {
            try ScheduledStore($0, in: world.workspace).list(of: kept).map(\.id)
        }
        #expect(scheduled == [sent[1].id])
    }

    @Test(arguments: TestDatabase.all)
    func `A reminder goes along with its thread, and back`(kind: TestDatabase) async throws {
        let test = try await Merging(kind)
        let world = test.world
        let (kept, gone) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        let other = try await test.contact(gone)
        let due = world.ambient.now() + .hours(1)
        try await world.service.act(by: test.ada) { try $0.remind(gone, at: due, note: "Call") }
        try await world.service.act(by: test.ada) { try $0.pin(gone, true) }
        try await test.merge(gone, into: kept)
        let merged = try #require(try await world.list(ConversationFilter(.open), test.scope).first)
        #expect(merged.mine.reminderAt == due)
        #expect(merged.mine.isPinned)

        _ = try await test.merges.undo(other, by: test.ada)
        let apart = try await world.list(ConversationFilter(.open), test.scope)
        #expect(apart.first { $0.conversation.id == gone }?.mine.reminderAt == due)
        #expect(apart.first { $0.conversation.id == kept }?.mine.reminderAt == nil)
        #expect(apart.filter(\.mine.isPinned).map(\.conversation.id) == [gone])

        try await test.merge(gone, into: kept)
        world.clock.advance(by: .hours(2))
        try await test.runReminders()
        try await test.runReminders()
        #expect(test.told.all.map(\.conversation) == [kept])
        #expect(try await world.list(ConversationFilter(.open), test.scope).first?.mine.reminderAt == nil)
        let left = try await world.database.read { try $0.rows("SELECT member_id FROM reminders") }
        #expect(left.isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Undone, both threads stand as they stood, with their notes and tags, where they were`(kind: TestDatabase)
        async throws
    {
        let test = try await Merging(kind)
        let world = test.world
        let (kept, gone) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        let other = try await test.contact(gone)
        let member = test.ada.member
        let chief = try await world.member("Chief", .admin)
        let tag = try await world.service.act(by: chief) { try $0.makeTag(.conversation, name: "Refund", colour: .red) }
        try await world.service.act(by: test.ada) { actions in
            try actions.move(gone, to: .support)
            try actions.assign(gone, to: member, team: nil)
            try actions.tagged(gone, adding: [tag.id])
            _ = try actions.note(gone, text: "Angry", mentions: [], clientID: nil)
            try actions.set(.resolved, kept)
        }
        let (asked, until) = (world.ambient.now() - .hours(2), world.ambient.now() + .hours(50))
        try await world.database.write {
            try $0.run("UPDATE conversations SET entry_asked_at = \(asked) WHERE id = \(kept)")
            try $0.run("UPDATE conversations SET entry_until = \(until) WHERE id = \(gone)")
        }
        #expect(try await world.find(kept).resolvedBy == member)
        let before = (try await world.find(kept).standing, try await world.find(gone).standing)
        let happened = try await world.happened(in: gone)
        try await test.merge(gone, into: kept)
        #expect(try await world.find(kept).place == before.1.place)
        #expect(try await world.find(kept).resolvedBy == nil)
        #expect(try await world.find(kept).entryUntil == until)
        #expect(try await world.happened(in: kept).count == happened.count + 1)

        _ = try await test.merges.undo(other, by: test.ada)
        #expect(try await world.find(kept).standing == before.0)
        #expect(try await world.find(gone).standing == before.1)
        #expect(try await world.find(gone).contact == other)
        #expect(try await world.happened(in: gone) == happened)
        let tags = try await world.database.read { transaction in
            let store = ConversationTagStore(transaction, in: world.workspace)
            return (try store.tags(of: gone), try store.tags(of: kept))
        }
        #expect(tags.0 == [tag.id])
        #expect(tags.1.isEmpty)
        let notes = try await world.database.read {
            try $0.rows("SELECT conversation_id FROM conversation_entries WHERE kind = 'note'")
                .map { try $0["conversation_id"] as ConversationID }
        }
        #expect(notes == [gone])
    }

    @Test(arguments: TestDatabase.all)
    func `What waits for its time leaves though its thread becomes part of another at that moment`(kind: TestDatabase)
        async throws
    {
        let test = try await Merging(kind)
        let world = test.world
        let (kept, gone) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        let (one, other) = (try await test.contact(kept), try await test.contact(gone))
        let draft = Draft(
            channel: world.channel.id,
            contact: other,
            clientID: nil,
            body: .freeForm(type: "text", content: #"{"body":"Later"}"#, text: "Later"),
            origin: .agent,
            author: test.ada.member,
            sendAt: world.ambient.now() + .hours(1)
        )
        let message = try await world.service.send([draft], in: world.workspace)[0].id
        world.clock.advance(by: .hours(1))
        // Somebody merges after the message was looked at, and before its thread is.
        let events = EventLog(ambient: world.ambient, subscribers: [])
        let move = MessagingService.moveConversations(world.ambient, events)
        let isFirst = Mutex(true)
        let service = MessagingService(
            database: world.database,
            ambient: world.ambient,
            events: events,
            credits: world.credits,
            contacts: { [ambient = world.ambient, workspace = world.workspace] transaction in
                let store = ContactStore(transaction, ambient: ambient)
                let merges = isFirst.withLock { first in
                    defer { first = false }
                    return first
                }
                if merges {
                    #expect(throws: Never.self) { try store.merge(other, into: one, in: workspace, onMerge: move) }
                }
                return store
            },
            observers: []
        )
        let handler = ScheduledSend(service: service).handler
        let jobs = try await world.database.write { transaction in
            try JobClaims(transaction: transaction, now: world.ambient.now())
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs {
            do { try await handler.run(job) } catch DatabaseError.conflict { try await handler.run(job) }
        }

        #expect(jobs.count == 1)
        #expect(try await world.line().claim(world.channel, limit: 10).map(\.id) == [message])
    }

    @Test(arguments: TestDatabase.all)
    func `Live views hear which thread is no more, and of what it is part if they see that`(kind: TestDatabase)
        async throws
    {
        let test = try await Merging(kind)
        let world = test.world
        let (kept, gone) = (try await test.writer("919800000001"), try await test.writer("919800000002"))
        try await test.merge(gone, into: kept)
        let log = EventLog(ambient: world.ambient, subscribers: [])
        let events = try await world.database.read {
            try log.page(workspace: world.workspace, after: nil, limit: 200, in: $0)
        }.filter { $0.kind == "conversation.changed" }
        let end = try #require(events.first { $0.subject == "\(gone)" })
        #expect(events.contains { $0.subject == "\(kept)" })
        #expect(end.payload.contains(#""mergedInto":"\#(kept)""#))

        let screening = EventScreening(database: world.database)
        func heard(_ permissions: Set<String>) async -> String? {
            let caller = Caller(
                workspace: world.workspace,
                actor: test.ada.actor,
                powers: Powers(permissions: permissions)
            )
            return await screening.payload(of: end, for: caller)
        }
        #expect(
            await heard(["inbox.view", "inbox.sales.view"])
                == #"{"conversationId":"\#(gone)","mergedInto":"\#(kept)"}"#
        )
        #expect(await heard(["inbox.view", "inbox.support.view"]) == nil)
    }
}
