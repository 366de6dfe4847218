import Contacts
import Primitives
import Storage
import Workspaces

extension InboxActions {
    static let noteMax = 4000
    static let mentionsMax = 20
    /// How long a note can be changed by who wrote it.
    static let noteOpenFor: Duration = .minutes(15)

    /// A private note. Everybody named in it hears of it, once; they must see the conversation.
    func note(_ id: ConversationID, text: String, mentions: [MemberID], clientID: String?) throws -> EntryID {
        let conversation = try conversation(id)
        let author = try person()
        let store = EntryStore(transaction, in: workspace)
        if let clientID, let earlier = try store.find(clientID: clientID) {
            guard earlier.conversation == id else { throw MessagingError.clientIDReused }
            return earlier.id
        }
        let text = try Self.checkedNote(text)
        let named = try checkedMentions(mentions, conversation)
        let entry: EntryID = ambient.id()
        let now = ambient.now()
        guard try store.addNote(entry, in: id, text: text, clientID: clientID, by: author, at: now) else {
            // Two requests with one client id raced.
            throw DatabaseError.conflict("note")
        }
        try store.setMentions(named, of: entry)
        try mention(named, entry, text, conversation)
        try teller.live(entry: entry, "entry.created", id)
        if !named.isEmpty { try teller.changed(conversation) }
        return entry
    }

    func change(_ id: EntryID, text: String, mentions: [MemberID]) throws {
        let (entry, conversation) = try ownNote(id)
        let text = try Self.checkedNote(text)
        let named = try checkedMentions(mentions, conversation)
        let store = EntryStore(transaction, in: workspace)
        try store.setText(text, of: id, at: ambient.now())
        try store.setMentions(named, of: id)
        try mention(named.filter { !entry.mentions.contains($0) }, id, text, conversation)
        try teller.live(entry: id, "entry.changed", conversation.id)
    }

    func delete(_ id: EntryID) throws {
        let (_, conversation) = try ownNote(id)
        try EntryStore(transaction, in: workspace).delete(id)
        try teller.live(entry: id, "entry.deleted", conversation.id)
    }

    private func ownNote(_ id: EntryID) throws -> (Entry, Conversation) {
        guard let entry = try EntryStore(transaction, in: workspace).find(id), entry.event == nil else {
            throw InboxError.entryNotFound(id)
        }
        let found = try ConversationStore(transaction).lock(workspace, entry.conversation)
        guard let found, scope.sees(found.place) else { throw InboxError.entryNotFound(id) }
        guard entry.author == member, ambient.now() - entry.at <= Self.noteOpenFor else {
            throw InboxError.noteClosed(id)
        }
        return (entry, found)
    }

    private static func checkedNote(_ text: String) throws -> String {
        guard text.hasLength(1...noteMax), text.contains(where: { !$0.isWhitespace }) else {
            throw InboxError.text(field: "text", limit: noteMax)
        }
        return text
    }

    private func checkedMentions(_ mentions: [MemberID], _ conversation: Conversation) throws -> [MemberID] {
        let named = Set(mentions).sorted()
        guard named.count <= Self.mentionsMax else {
            throw InboxError.tooMany("people in one note", limit: Self.mentionsMax)
        }
        for id in named where try !scope(of: id).sees(conversation.place) { throw InboxError.memberWithoutInbox(id) }
        return named
    }

    private func mention(_ named: [MemberID], _ entry: EntryID, _ text: String, _ conversation: Conversation) throws {
        let people = PeopleStore(transaction, in: workspace)
        let by = try member.flatMap { try MemberStore(transaction, workspace: workspace).find($0)?.name } ?? ""
        for id in named where id != member {
            try people.set(.mentioned, ambient.now(), of: conversation.id, for: id)
            try service.inbox.notify(
                InboxNotice(
                    kind: .mention,
                    member: id,
                    title: "\(by, "by") named you in a note",
                    detail: Said(NumberMask.masked(text).cut(to: 200)),
                    conversation: conversation.id,
                    key: "mention:\(entry):\(id)"
                ),
                workspace,
                transaction
            )
        }
    }
}
