import Primitives
package import Routes
import Workspaces

extension ContactGroup {
    /// `seg_…` or `cmt_…`.
    var wireID: String {
        switch purpose {
        case .segment: "\(SegmentID(rawValue: id.rawValue))"
        case .community: "\(CommunityID(rawValue: id.rawValue))"
        }
    }
}

/// A segment as the API gives it.
struct SegmentBody: Codable, Sendable {
    let id: SegmentID
    let name: String
    let description: String
    let kind: ContactGroup.Kind
    let filter: ContactPredicate?
    let count: Int64?
    let countedAt: Timestamp?
    let by: NamedBody?

    init(_ group: ContactGroup, names: Actors?, for caller: Caller) {
        id = SegmentID(rawValue: group.id.rawValue)
        name = group.name
        description = group.description
        kind = group.kind
        filter = group.filter?.shown(to: caller)
        count = group.count
        countedAt = group.countedAt
        by = names?.named(group.createdBy)
    }
}

/// A community as the API gives it.
struct CommunityBody: Codable, Sendable {
    let id: CommunityID
    let name: String
    let description: String
    let kind: ContactGroup.Kind
    let filter: ContactPredicate?
    let inviteLink: String?
    /// Of a dynamic one as it was last counted; `nil` before.
    let members: Int64?
    let countedAt: Timestamp?
    let by: NamedBody?

    init(_ group: ContactGroup, names: Actors?, for caller: Caller) {
        id = CommunityID(rawValue: group.id.rawValue)
        name = group.name
        description = group.description
        kind = group.kind
        filter = group.filter?.shown(to: caller)
        inviteLink = group.inviteLink
        members = group.count
        countedAt = group.countedAt
        by = names?.named(group.createdBy)
    }
}

extension ContactPredicate {
    /// Without the numbers in it, for who hides them.
    package func shown(to caller: Caller) -> ContactPredicate {
        guard caller.hidesNumbers else { return self }
        return map { test in
            guard test.field == "phone" || test.field.hasPrefix("custom.") else { return test }
            let texts = test.value.texts.map { text in
                text.filter(\.isNumber).count < 7 ? text : caller.shown(written: text)
            }
            return Test(test.field, test.op, texts.count == 1 ? .text(texts[0]) : .list(texts))
        }
    }
}
