import Contacts
import Events
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Private notes, and the thread that they stand in.
struct NoteTests {
    @Test(arguments: TestDatabase.all)
    func `Live views hear of tags, quick replies and views that colleagues make, change and delete`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let chief = try await world.member("Chief", .admin)
        let tag = try await world.service.act(by: chief) { actions in
            let tag = try actions.makeTag(.conversation, name: "Refund", colour: .red)
            _ = try actions.changeTag(tag.id, name: "Refunds", colour: nil)
            try actions.deleteTag(tag.id)
            let reply = try actions.saveReply(
                nil,
                .init(
                    shortcut: "hi",
                    title: "Hi",
                    text: "Hi",
                    mediaId: .absent,
                    category: nil,
                    scope: "all",
                    teamId: nil
                )
            )
            try actions.deleteReply(reply.id)
            let view = try actions.saveView(nil, .init(of: nil, name: "Waiting", query: "tab=open", shared: true))
            try actions.deleteView(view.id)
            return tag
        }
        let log = EventLog(ambient: world.ambient, subscribers: [])
        let events = try await world.database.read {
            try log.page(workspace: world.workspace, after: nil, limit: 50, in: $0)
        }.filter { $0.kind != "wallet.changed" }
        #expect(
            events.map(\.kind)
                == Array(repeating: "tags.changed", count: 3) + Array(repeating: "quick-replies.changed", count: 2)
                + Array(repeating: "views.changed", count: 2)
        )
        // What carries a new tag is drawn when it is put on; what carried one that changed is to be drawn anew.
        #expect(events.prefix(3).map(\.payload) == ["{}", #"{"id":"\#(tag.id)"}"#, #"{"id":"\#(tag.id)"}"#])
    }

    @Test(arguments: TestDatabase.all)
    func `Those a note names are told, see it in their tab, and are done with it when it is resolved`(
        kind: TestDatabase
    )
        async throws
    {
        let told = NoticesHeard()
        let world = try await MessagingWorld(kind, inbox: told.settings)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let bobID = try #require(bob.member)
        let id = try await world.conversation()
        let note = try await world.service.act(by: ada) {
            try $0.note(id, text: "Look, @Bob", mentions: [bobID, bobID], clientID: "a:1")
        }
        let again = try await world.service.act(by: ada) {
            try $0.note(id, text: "Look, @Bob", mentions: [bobID], clientID: "a:1")
        }

        #expect(note == again)
        #expect(told.all.map(\.member) == [bobID])
        #expect(told.all.map(\.kind) == [.mention])
        let scope = InboxScope(workspace: world.workspace, member: bobID)
        #expect(try await world.list(ConversationFilter(.mentions), scope).map(\.conversation.id) == [id])
        #expect(try await world.list(ConversationFilter(.mentions), scope).first?.mine.isMentioned == true)
        let count = try await world.database.read { try TabCounts(scope, inbox: nil, in: $0).tabs[.mentions] }
        #expect(count == TabCounts.Count(total: 1, unread: 1))

        try await world.service.act(by: ada) { try $0.set(.resolved, id) }
        #expect(try await world.list(ConversationFilter(.mentions), scope).isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `A note is changed by who wrote it, for a quarter of an hour`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let id = try await world.conversation()
        let note = try await world.service.act(by: ada) { try $0.note(id, text: "One", mentions: [], clientID: nil) }

        await #expect(throws: InboxError.noteClosed(note)) {
            try await world.service.act(by: bob) { try $0.change(note, text: "Two", mentions: []) }
        }
        try await world.service.act(by: ada) { try $0.change(note, text: "Two", mentions: []) }
        let found = try await world.database.read { try EntryStore($0, in: world.workspace).find(note) }
        #expect(found?.text == "Two")
        world.clock.advance(by: .minutes(16))
        await #expect(throws: InboxError.noteClosed(note)) {
            try await world.service.act(by: ada) { try $0.delete(note) }
        }
        await #expect(throws: InboxError.text(field: "text", limit: InboxActions.noteMax)) {
            try await world.service.act(by: ada) { _ = try $0.note(id, text: " \n", mentions: [], clientID: nil) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A thread is messages and entries in one order, page by page, in three statements`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let id = try await world.conversation()
        for number in 0..<9 {
            world.clock.advance(by: .seconds(number % 2))
            if number % 3 == 0 {
                _ = try await world.service.act(by: ada) {
                    try $0.note(id, text: "Note \(number)", mentions: [], clientID: nil)
                }
            } else {
                _ = try await world.text(to: id, by: ada, "Text \(number)")
            }
        }
        let scope = InboxScope(workspace: world.workspace, member: ada.member)
        func page(_ before: (at: Timestamp, id: Int64)?, _ limit: Int) async throws -> [ThreadReader.Line] {
            try await world.database.read {
                try ThreadReader(transaction: $0, scope: scope).page(id, before: before, limit: limit)
            }
        }
        let whole = try await page(nil, 100)
        var paged: [ThreadReader.Line] = []
        var last: (at: Timestamp, id: Int64)?
        while true {
            let lines = try await page(last, 2)
            paged += lines.prefix(2)
            guard lines.count > 2 else { break }
            last = (lines[1].at, lines[1].id)
        }

        // The contact's message, nine lines, and the entry that says that Ada took it.
        #expect(whole.count == 11)
        #expect(paged.map(\.id) == whole.map(\.id))
        #expect(zip(whole, whole.dropFirst()).allSatisfy { ($0.at, $0.id) > ($1.at, $1.id) })
        let statements = try await world.database.read { transaction in
            let counting = CountingSession(transaction)
            _ = try ThreadReader(transaction: Transaction(counting), scope: scope).page(id, before: nil, limit: 50)
            let thread = counting.count
            _ = try ConversationList(transaction: Transaction(counting), ambient: world.ambient, scope: scope)
                .page(ConversationFilter(.open), page: PageRequest())
            let list = counting.count - thread
            _ = try TabCounts(scope, inbox: nil, in: Transaction(counting))
            return [thread, list, counting.count - thread - list]
        }
        #expect(statements == [3, 3, 2])
    }
}
