import CloudAPI
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Who may see a file: everybody who might ask, for a file in every place that it can be.
struct MediaAccessTests {
    private enum Asker: CaseIterable {
        case uploader, colleague, otherInbox, otherTeam, inTeam, key, otherKey, stranger
    }

    private enum Place: CaseIterable {
        /// Uploaded by `uploader`, in no message.
        case unsent
        /// Uploaded by `key`, in no message.
        case unsentByKey
        /// In a conversation of the sales inbox that is nobody's.
        case open
        /// In one that the team has, which `inTeam` is in.
        case teams
        /// In one that a colleague has.
        case colleagues
        case ownReply, teamReply, everybodysReply

        var seenBy: Set<Asker> {
            switch self {
            case .unsent: [.uploader]
            case .unsentByKey: [.key]
            case .open: [.uploader, .colleague, .otherTeam, .inTeam, .key, .otherKey]
            case .teams: [.uploader, .colleague, .inTeam, .key, .otherKey]
            case .colleagues: [.uploader, .colleague, .key, .otherKey]
            case .ownReply: [.uploader]
            case .teamReply: [.uploader, .inTeam]
            case .everybodysReply: [.uploader, .colleague, .otherInbox, .otherTeam, .inTeam, .key, .otherKey]
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A file is there for those who see where it is, and for nobody else`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let ids = Dictionary(
            uniqueKeysWithValues: Place.allCases.enumerated().map { ($1, MediaID(rawValue: Int64($0 + 1))) }
        )
        let (uploader, colleague) = (try await world.member("Ada"), try await world.member("Bob"))
        let team = TeamID(rawValue: 900)
        let (keyID, otherID) = (APIKeyID(rawValue: 31), APIKeyID(rawValue: 32))
        let conversation = try await world.conversation()
        let contact = try await world.find(conversation).contact
        try await world.database.write { transaction in
            for (place, id) in ids {
                try MediaStore(transaction).insert(
                    world.workspace,
                    id,
                    mimeType: "image/png",
                    filename: nil,
                    by: place == .unsentByKey ? nil : uploader.member,
                    key: place == .unsentByKey ? keyID : nil,
                    at: world.ambient.now()
                )
            }
            for (number, place) in [Place.open, .teams, .colleagues].enumerated() {
                let id = ConversationID(rawValue: Int64(7000 + number))
                try transaction.run(
                    """
                    INSERT INTO conversations (workspace_id, id, channel_id, contact_id, shown, status, unread, updated_at,
                     created_at, inbox, team_id, assignee_id)
                    VALUES (\(world.workspace), \(id), \(world.channel.id), \(ContactID(rawValue: Int64(8000 + number))), 1, 'open',
                     0, 1, 1, 'sales', \(place == .teams ? team : TeamID(rawValue: 0)),
                     \(place == .colleagues ? colleague.member : MemberID(rawValue: 0)))
                    """
                )
                let file = try #require(ids[place])
                let content = #"{"lodestone_media":"\#(file)"}"#
                let received = MessageStore.Received(
                    wamid: "wamid.\(number)",
                    type: "image",
                    text: "",
                    content: content,
                    at: world.ambient.now(),
                    replyTo: nil,
                    target: nil
                )
                guard let found = try ConversationStore(transaction).find(world.workspace, id) else { return }
                _ = try MessageStore(transaction).insertReceived(
                    world.workspace,
                    id: MessageID(rawValue: Int64(9000 + number)),
                    conversation: found,
                    received
                )
            }
            let replies: [(Place, QuickReply.Scope)] = [
                (.ownReply, .mine(try #require(uploader.member))), (.teamReply, .team(team)), (.everybodysReply, .all),
            ]
            for (place, scope) in replies {
                let reply = QuickReply(
                    id: world.ambient.id(),
                    shortcut: "\(place)",
                    title: "",
                    text: "x",
                    media: ids[place],
                    category: "",
                    scope: scope,
                    uses: 0
                )
                #expect(try QuickReplyStore(transaction, in: world.workspace).save(reply, at: world.ambient.now()))
            }
        }
        _ = contact

        @Sendable func access(_ asker: Asker, _ transaction: Transaction) throws -> MediaAccess {
            let scopes: Set<String> = ["inbox.view", "inbox.send", "inbox.sales.view", "inbox.support.view"]
            func key(_ id: APIKeyID) -> Caller {
                Caller(workspace: world.workspace, actor: .apiKey(id, scopes: scopes))
            }
            func limited(_ id: Int64, inboxes: [Inbox] = Inbox.allCases, teams: [TeamID], own: Bool) -> MediaAccess {
                let member = MemberID(rawValue: id)
                return MediaAccess(
                    Caller(workspace: world.workspace, actor: .member(member, UserID(rawValue: id), .member)),
                    scope: InboxScope(
                        workspace: world.workspace,
                        member: member,
                        inboxes: inboxes,
                        teams: teams,
                        seesOwnTeamsOnly: own
                    ),
                    in: transaction
                )
            }
            switch asker {
            case .uploader: return try MediaAccess(uploader, in: transaction)
            case .colleague: return try MediaAccess(colleague, in: transaction)
            case .otherInbox: return limited(51, inboxes: [.support], teams: [], own: false)
            case .otherTeam: return limited(52, teams: [TeamID(rawValue: 901)], own: true)
            case .inTeam: return limited(53, teams: [team], own: true)
            case .key: return try MediaAccess(key(keyID), in: transaction)
            case .otherKey: return try MediaAccess(key(otherID), in: transaction)
            case .stranger:
                let member = try #require(uploader.member)
                let caller = Caller(
                    workspace: WorkspaceID(rawValue: 8),
                    actor: .member(member, UserID(rawValue: 1), .owner)
                )
                return try MediaAccess(caller, in: transaction)
            }
        }

        for (place, id) in ids {
            for asker in Asker.allCases {
                let isSeen = try await world.database.read { transaction in
                    do {
                        _ = try access(asker, transaction).file(id)
                        return true
                    } catch MessagingError.mediaNotFound { return false }
                }
                // Ada's own uploads in quick replies are in no message yet, so they are hers to see as well.
                #expect(isSeen == place.seenBy.contains(asker), "\(asker) and a file that is \(place)")
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Who may not see a file cannot send it, offer it, or smuggle it into a message`(kind: TestDatabase)
        async throws
    {
        let world = try await MessagingWorld(kind)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let file: MediaID = world.ambient.id()
        try await world.database.write { transaction in
            let store = MediaStore(transaction)
            try store.insert(
                world.workspace,
                file,
                mimeType: "image/png",
                filename: nil,
                by: ada.member,
                at: world.ambient.now()
            )
            try store.finish(world.workspace, file, bytes: 0, sha256: "")
        }
        let text = #"{"type":"image","media":{"mediaId":"\#(file)"}}"#
        let wanted = try NewMessageBody.reading(text)
        _ = try await wanted.draft(by: ada, service: world.service)
        await #expect(throws: MessagingError.mediaNotFound) {
            _ = try await wanted.draft(by: bob, service: world.service)
        }
        let reply = QuickReplyBody.Wanted(
            shortcut: "x",
            title: nil,
            text: "x",
            mediaId: .value(file),
            category: nil,
            scope: nil,
            teamId: nil
        )
        await #expect(throws: MessagingError.mediaNotFound) {
            _ = try await world.service.act(by: bob) { try $0.saveReply(nil, reply) }
        }

        for type in ["location", "interactive", "reaction", "contacts"] {
            let smuggled = try NewMessageBody.reading(#"{"type":"\#(type)","\#(type)":{"lodestone_media":"\#(file)"}}"#)
            guard case .freeForm(_, let content, _) = try await smuggled.draft(by: bob, service: world.service) else {
                Issue.record("\(type)")
                continue
            }
            #expect(MediaID(namedIn: content) == nil, "\(type)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Messages from before have their files named by a job, in slices`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let file: MediaID = world.ambient.id()
        let contact = try await world.writer("919800000077")
        let conversation = try #require(
            try await world.database.read {
                try ConversationStore($0).find(world.workspace, channel: world.channel.id, contact: contact)
            }
        )
        let ids = (1...3).map { MessageID(rawValue: Int64($0)) }
        try await world.database.write { transaction in
            for id in ids {
                let received = MessageStore.Received(
                    wamid: "wamid.old\(id.rawValue)",
                    type: "image",
                    text: "",
                    content: id == ids[1] ? "{}" : #"{"lodestone_media":"\#(file)"}"#,
                    at: world.ambient.now(),
                    replyTo: nil,
                    target: nil
                )
                _ = try MessageStore(transaction)
                    .insertReceived(world.workspace, id: id, conversation: conversation, received)
            }
            try transaction.run("UPDATE messages SET media_id = NULL")
            try transaction.run("INSERT INTO media_backfill VALUES (1, \(ids[2]), 0, 0)")
        }

        var rounds = 0
        while try await world.database.write(.normal, { try MediaBackfill.step(in: $0) }) == false { rounds += 1 }

        #expect(rounds == 1)
        #expect(try await world.message(ids[0]).media == file)
        #expect(try await world.message(ids[1]).media == nil)
        #expect(try await world.message(ids[2]).media == file)
        #expect(try await world.database.read { try $0.row("SELECT * FROM media_backfill") } == nil)
    }
}
