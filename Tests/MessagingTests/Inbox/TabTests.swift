@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Tabs and their numbers against a model that looks at every conversation.
struct TabTests {
    private struct Model {
        var place = ConversationPlace(inbox: .sales)
        var isResolved = false
        var unread = 0
        var isPinned = false
        var isMarked = false
        var isShown = true
    }

    @Test(arguments: TestDatabase.all)
    func `After any operations each tab holds what it should, page by page, and the numbers say so`(kind: TestDatabase)
        async throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada", .admin), try await world.member("Bob", .admin))
        let team = TeamID(rawValue: 77)
        try await world.database.write {
            try $0.run(
                """
                INSERT INTO teams (workspace_id, id, name, folded_name, description, created_at)
                VALUES (\(world.workspace), \(team), 'Desk', 'desk', '', 0)
                """
            )
        }
        var models: [ConversationID: Model] = [:]
        for number in 0..<30 {
            let id: ConversationID = world.ambient.id()
            let isShown = number % 10 != 0
            try await world.database.write { transaction in
                _ = try ConversationStore(transaction).open(
                    world.workspace,
                    channel: world.channel.id,
                    contact: ContactID(rawValue: Int64(5000 + number)),
                    shown: isShown,
                    inbox: number % 3 == 0 ? .support : .sales,
                    source: .contact,
                    id: id,
                    at: world.ambient.now() + .seconds(number / 2)
                )
            }
            models[id] = Model(place: ConversationPlace(inbox: number % 3 == 0 ? .support : .sales), isShown: isShown)
        }
        let ids = models.keys.sorted()
        for _ in 0..<150 {
            guard let id = ids.randomElement(using: &random), var model = models[id] else { continue }
            switch Int.random(in: 0..<8, using: &random) {
            case 0:
                model.place.assignee = [nil, ada.member, bob.member].randomElement(using: &random) ?? nil
                let place = model.place
                try await world.service.act(by: ada) { try $0.assign(id, to: place.assignee, team: place.team) }
            case 1:
                // Teams are the business of another module: as it would stand.
                model.place.team = model.place.team == nil ? team : nil
                let now = model.place.team ?? TeamID(rawValue: 0)
                try await world.database.write {
                    try $0.run("UPDATE conversations SET team_id = \(now) WHERE id = \(id)")
                }
            case 2:
                model.isResolved.toggle()
                let status: Conversation.Status = model.isResolved ? .resolved : .open
                try await world.service.act(by: ada) { try $0.set(status, id) }
            case 3:
                if model.isResolved { (model.place.assignee, model.place.team) = (nil, nil) }
                (model.isResolved, model.isShown) = (false, true)
                model.unread += 1
                try await world.database.write { transaction in
                    try ConversationStore(transaction).noteReceived(
                        world.workspace,
                        id,
                        message: MessageID(rawValue: 1),
                        at: world.ambient.now() + .seconds(30),
                        isLine: true,
                        fromEntryPoint: false
                    )
                }
            case 4:
                (model.unread, model.isMarked) = (0, false)
                try await world.service.act(by: ada) { try $0.read(id) }
            case 5:
                model.isPinned.toggle()
                let isPinned = model.isPinned
                try await world.service.act(by: ada) { try $0.pin(id, isPinned) }
            case 6:
                model.isMarked = true
                try await world.service.act(by: ada) { try $0.markUnread(id) }
            default:
                model.place = ConversationPlace(inbox: model.place.inbox == .sales ? .support : .sales)
                let inbox = model.place.inbox
                try await world.service.act(by: ada) { try $0.move(id, to: inbox) }
            }
            models[id] = model
        }
        if kind == .postgres { try await world.database.write { try TabCounts.compact(in: $0) } }

        let scopes = [
            InboxScope(workspace: world.workspace, member: ada.member),
            InboxScope(workspace: world.workspace, member: ada.member, inboxes: [.support]),
            InboxScope(workspace: world.workspace, member: ada.member, teams: [team], seesOwnTeamsOnly: true),
            InboxScope(workspace: world.workspace, member: ada.member, teams: [], seesOwnTeamsOnly: true),
        ]
        for scope in scopes {
            let counts = try await world.database.read { try TabCounts(scope, inbox: nil, in: $0) }
            for tab in ConversationFilter.Tab.allCases where tab != .mentions {
                for isUnread in [false, true] {
                    let wanted = Set(
                        models.filter { _, model in
                            model.isShown && scope.sees(model.place) && Self.isIn(tab, model, ada.member)
                                && (!isUnread || model.unread > 0 || model.isMarked)
                        }.keys
                    )
                    var filter = ConversationFilter(tab)
                    filter.isUnread = isUnread
                    let found = try await all(filter, scope, world)
                    #expect(Set(found) == wanted, "seed \(seed), \(tab), unread \(isUnread)")
                    #expect(found.count == wanted.count, "seed \(seed), \(tab): something comes twice")
                    let count = counts.tabs[tab]
                    #expect((isUnread ? count?.unread : count?.total) == Int64(wanted.count), "seed \(seed), \(tab)")
                }
            }
        }
    }

    private static func isIn(_ tab: ConversationFilter.Tab, _ model: Model, _ member: MemberID?) -> Bool {
        switch tab {
        case .unassigned: !model.isResolved && model.place.assignee == nil
        case .mine: !model.isResolved && model.place.assignee == member
        case .mentions: false
        case .pinned: model.isPinned
        case .open: !model.isResolved
        case .resolved: model.isResolved
        }
    }

    /// In pages of four.
    private func all(_ filter: ConversationFilter, _ scope: InboxScope, _ world: MessagingWorld) async throws
        -> [ConversationID]
    {
        var found: [ConversationList.Entry] = []
        var after: Cursor?
        repeat {
            let page = try await world.list(filter, scope, after: after, limit: 4)
            found += page.prefix(4)
            after = page.count > 4 ? page[3].cursor : nil
        } while after != nil
        #expect(
            zip(found, found.dropFirst()).allSatisfy { ($0.key, $0.conversation.id) > ($1.key, $1.conversation.id) }
        )
        return found.map(\.conversation.id)
    }
}

extension ConversationList.Entry {
    fileprivate var cursor: Cursor { Cursor("\(key)", "\(conversation.id.rawValue)") }
}
