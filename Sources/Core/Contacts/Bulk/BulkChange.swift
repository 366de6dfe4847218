package import Primitives
import Storage

/// What is done with each of many contacts; what is left out stays, `null` empties.
package struct BulkChange: Codable, Sendable {
    package var tag: TagID?
    package var untag: TagID?
    package var ownerId: Edited<MemberID> = .kept
    package var companyId: Edited<CompanyID> = .kept
    package var community: CommunityID?
    package var leave: CommunityID?
    package var fields: [String: PlainValue]?
    package var blocked: Bool?
    package var delete: Bool?

    package init(tag: TagID? = nil) {
        self.tag = tag
    }

    var deletes: Bool { delete ?? false }

    var isEmpty: Bool {
        tag == nil && untag == nil && ownerId.isKept && companyId.isKept && community == nil && leave == nil
            && (fields ?? [:]).isEmpty && blocked == nil && !deletes
    }

    /// Checked against what there is now.
    func edit(by reader: WishReader) throws -> ContactEdit {
        var edit = ContactEdit()
        edit.tagging = try reader.tags(tag.map { [$0] } ?? [])
        edit.untagging = try reader.tags(untag.map { [$0] } ?? [])
        edit.owner = try reader.owner(ownerId)
        edit.company = try reader.company(companyId)
        edit.joining = try community.map { [try reader.group(GroupID(rawValue: $0.rawValue), .community)] } ?? []
        edit.leaving = try leave.map { [try reader.group(GroupID(rawValue: $0.rawValue), .community)] } ?? []
        if let fields, !fields.isEmpty { edit.values = try reader.values(fields, of: .contact) }
        edit.isBlocked = blocked
        return edit
    }
}
