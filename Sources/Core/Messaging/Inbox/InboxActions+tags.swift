import Contacts
import Primitives
import Workspaces

extension InboxActions {
    static let tagsMax = 500
    static let tagsOfOneMax = 20
    static let tagNameMax = 40

    /// The conversation has exactly these tags from now on.
    func setTags(_ tags: [TagID], of id: ConversationID) throws {
        let present = try ConversationTagStore(transaction, in: workspace).tags(of: id)
        try tagged(id, adding: tags.filter { !present.contains($0) }, removing: present.filter { !tags.contains($0) })
    }

    /// Whoever sees a conversation may label it: a label takes nothing from a colleague.
    func tagged(_ id: ConversationID, adding: [TagID] = [], removing: [TagID] = []) throws {
        let conversation = try conversation(id)
        let store = ConversationTagStore(transaction, in: workspace)
        let known = try TagStore(transaction, in: workspace).all(adding + removing)
        for tag in adding where !known.contains(where: { $0.id == tag && $0.kind == .conversation }) {
            throw InboxError.tagNotFound(tag)
        }
        let present = Set(try store.tags(of: id))
        let new = known.filter { adding.contains($0.id) && !present.contains($0.id) }
        let gone = known.filter { removing.contains($0.id) && present.contains($0.id) }
        guard !new.isEmpty || !gone.isEmpty else { return }
        guard present.count + new.count - gone.count <= Self.tagsOfOneMax else {
            throw InboxError.tooMany("tags of one conversation", limit: Self.tagsOfOneMax)
        }
        try store.remove(gone.map(\.id), from: id)
        try store.add(new.map(\.id), to: id)
        for tag in new { try teller.tell("tagged", by: member, data: Self.facts(tag), in: conversation) }
        for tag in gone { try teller.tell("untagged", by: member, data: Self.facts(tag), in: conversation) }
    }

    private static func facts(_ tag: Tag) -> [String: String] {
        ["tag": "\(tag.id)", "name": tag.name, "colour": tag.colour.rawValue]
    }

    /// - Throws: `InboxError.tagNameTaken`, `.text`, `.tooMany`.
    func makeTag(_ kind: Tag.Kind, name: String, colour: Tag.Colour) throws -> Tag {
        let store = TagStore(transaction, in: workspace)
        guard try store.count() < Self.tagsMax else { throw InboxError.tooMany("tags", limit: Self.tagsMax) }
        let tag = Tag(id: ambient.id(), kind: kind, name: try Self.checkedTag(name), colour: colour)
        guard try store.insert(tag, at: ambient.now()) else { throw InboxError.tagNameTaken }
        try listChanged("tags.changed")
        return tag
    }

    func changeTag(_ id: TagID, name: String?, colour: Tag.Colour?) throws -> Tag {
        let store = TagStore(transaction, in: workspace)
        guard let old = try store.find(id) else { throw InboxError.tagNotFound(id) }
        let tag = Tag(
            id: id,
            kind: old.kind,
            name: try name.map(Self.checkedTag) ?? old.name,
            colour: colour ?? old.colour
        )
        guard try !store.isTaken(tag.name, tag.kind, butBy: id) else { throw InboxError.tagNameTaken }
        try store.update(tag)
        try listChanged("tags.changed", "\(id)")
        return tag
    }

    func mergeTag(_ id: TagID, into kept: TagID) throws -> Tag {
        let store = TagStore(transaction, in: workspace)
        guard let gone = try store.find(id) else { throw InboxError.tagNotFound(id) }
        guard let stays = try store.find(kept), stays.kind == gone.kind, stays.id != gone.id else {
            throw InboxError.tagNotFound(kept)
        }
        try ConversationTagStore(transaction, in: workspace).merge(id, into: kept)
        try store.merge(id, into: kept)
        try listChanged("tags.changed", "\(id)")
        return stays
    }

    func deleteTag(_ id: TagID) throws {
        let store = TagStore(transaction, in: workspace)
        guard try store.find(id) != nil else { throw InboxError.tagNotFound(id) }
        try ConversationTagStore(transaction, in: workspace).forget(id)
        try store.delete(id)
        try listChanged("tags.changed", "\(id)")
    }

    private static func checkedTag(_ name: String) throws -> String {
        let plain = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard plain.hasLength(1...tagNameMax) else { throw InboxError.text(field: "name", limit: tagNameMax) }
        return plain
    }
}
