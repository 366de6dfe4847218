@testable import Messaging
import Contacts
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// The files of one contact.
struct ContactFilesTests {
    @Test(arguments: TestDatabase.all)
    func `A contact's files are theirs, the newest first, by kind, and counted`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let (mine, others) = (
            try await world.conversation("919800000071"), try await world.conversation("919800000072")
        )
        for type in ["image", "video", "audio", "document", "sticker", "image"] {
            try await world.file(type, in: mine)
        }
        try await world.file("image", in: others)
        try await world.file("image", in: mine, revoked: true)
        let contact = try await world.find(mine).contact
        let scope = InboxScope(workspace: world.workspace, member: nil)

        let all = try await world.files(of: contact, scope)
        #expect(all.map(\.kind) == [.image, .sticker, .document, .audio, .video, .image])
        #expect(all.allSatisfy { $0.conversationId == mine && $0.direction == "in" })
        #expect(all[2].media.filename == "bill 9800000079.pdf" && all[2].caption.isEmpty)
        let pictures = try await world.files(of: contact, scope, .image)
        #expect(pictures.map(\.id) == [all[0].id, all[5].id])
        let page = try await world.files(of: contact, scope, before: all[1].id, limit: 2)
        #expect(page.map(\.id) == [all[2].id, all[3].id])
        let counts = try await world.fileCounts(of: contact, scope)
        #expect(counts == FileCounts(["image": 2, "video": 1, "audio": 1, "document": 1, "sticker": 1]))
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever does not see the conversation sees and counts no file of it, and who hides numbers reads none`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let id = try await world.conversation()
        try await world.file("document", in: id)
        let contact = try await world.find(id).contact
        let elsewhere = InboxScope(workspace: world.workspace, member: nil, inboxes: [.support])
        let stranger = InboxScope(workspace: WorkspaceID(rawValue: 8), member: nil)
        for scope in [elsewhere, stranger] {
            #expect(try await world.files(of: contact, scope).isEmpty)
            #expect(try await world.fileCounts(of: contact, scope) == FileCounts([:]))
        }
        let masked = InboxScope(workspace: world.workspace, member: nil, hidesNumbers: true)
        let found = try await world.files(of: contact, masked)
        #expect(found.map(\.media.filename) == ["bill •••••••079.pdf"])
        #expect(found.map(\.caption) == [""])
    }

    @Test func `They come from their index`() async throws {
        let world = try await MessagingWorld(.sqlite)
        let id = try await world.conversation()
        let contact = try await world.find(id).contact
        let scope = InboxScope(workspace: world.workspace, member: nil)
        let plans = try await world.database.read { transaction in
            let files = ContactFiles(transaction: transaction, scope: scope, contact: contact)
            return try [files.sql([id], nil, before: nil, limit: 5), files.sql([id], .image, before: nil, limit: 5)].map
            {
                try transaction.rows("EXPLAIN QUERY PLAN " + $0).map { try $0["detail"] as String }
            }
        }
        for plan in plans { #expect(plan.contains { $0.contains("messages_files") }, "\(plan)") }
    }
}

extension MessagingWorld {
    fileprivate func file(_ type: String, in id: ConversationID, revoked: Bool = false) async throws {
        let (file, message): (MediaID, MessageID) = (ambient.id(), ambient.id())
        let conversation = try await find(id)
        let name = type == "document" ? "bill 9800000079.pdf" : nil
        try await database.write { transaction in
            try MediaStore(transaction).insert(
                workspace,
                file,
                mimeType: "image/png",
                filename: name,
                at: ambient.now()
            )
            func insert(_ id: MessageID, _ wamid: String, _ type: String, _ content: String, target: String?) throws {
                _ = try MessageStore(transaction).insertReceived(
                    workspace,
                    id: id,
                    conversation: conversation,
                    MessageStore.Received(
                        wamid: wamid,
                        type: type,
                        text: target == nil ? name ?? "" : "",
                        content: content,
                        at: ambient.now(),
                        replyTo: nil,
                        target: target
                    )
                )
            }
            try insert(message, "wamid.\(message)", type, #"{"lodestone_media":"\#(file)"}"#, target: nil)
            if revoked { try insert(ambient.id(), "wamid.r\(message)", "revoke", "{}", target: "wamid.\(message)") }
        }
    }

    fileprivate func files(
        of contact: ContactID,
        _ scope: InboxScope,
        _ kind: FileKind? = nil,
        before: MessageID? = nil,
        limit: Int = 50
    ) async throws -> [ContactFileBody] {
        try await database.read {
            try ContactFiles(transaction: $0, scope: scope, contact: contact).page(kind, before: before, limit: limit)
        }
    }

    fileprivate func fileCounts(of contact: ContactID, _ scope: InboxScope) async throws -> FileCounts {
        try await database.read { try ContactFiles(transaction: $0, scope: scope, contact: contact).counts() }
    }
}
