package import Primitives
import Workspaces

/// A segment or a community as somebody asks for it; what a change leaves out stays.
package struct GroupWish: Codable, Sendable {
    package var name: String?
    package var description: String?
    package var kind: ContactGroup.Kind?
    package var filter: ContactPredicate?
    package var inviteLink: String?
    /// Of a new static one: who is in it, 1,000 at most.
    package var contactIds: [ContactID]?

    package init(name: String? = nil, kind: ContactGroup.Kind? = nil, filter: ContactPredicate? = nil) {
        (self.name, self.kind, self.filter) = (name, kind, filter)
    }

    func changed(_ old: ContactGroup) throws -> ContactGroup {
        var group = old
        let name = (name ?? old.name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.hasLength(1...80), !FoldedText(name).value.isEmpty else {
            throw GroupError.text(field: "name", limit: 80)
        }
        group.name = name
        group.description = description ?? old.description
        guard group.description.hasLength(0...500) else { throw GroupError.text(field: "description", limit: 500) }
        if let filter {
            guard old.kind == .dynamic else { throw GroupError.filterUnwanted }
            try filter.checkSize()
            if filter != old.filter { (group.count, group.countedAt) = (nil, nil) }
            group.filter = filter
        }
        guard old.kind != .dynamic || group.filter != nil else { throw GroupError.filterMissing }
        if let inviteLink, !inviteLink.isEmpty { group.inviteLink = try Self.checked(inviteLink) }
        guard old.kind != .external || group.inviteLink != nil else { throw GroupError.linkMissing }
        return group
    }

    /// WhatsApp's own invitations, `https://chat.whatsapp.com/…` (Cloud API, the group's `invite_link`): nothing else is
    /// shown as one.
    private static func checked(_ link: String) throws -> String {
        let start = "https://chat.whatsapp.com/"
        let code = link.dropFirst(start.count)
        guard link.hasPrefix(start), (6...64).contains(code.utf8.count),
            code.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            })
        else { throw GroupError.badLink }
        return link
    }
}
