import Primitives
import Routes

/// What the API gives of a purpose's groups, and where.
protocol GroupBody: Codable, Sendable {
    associatedtype Tag: Identified

    static var purpose: ContactGroup.Purpose { get }
    static var path: String { get }
    static var view: Permission { get }
    static var manage: Permission { get }
    static var words: GroupWords { get }

    init(_ group: ContactGroup, names: Actors?, for caller: Caller)
}

extension GroupBody {
    /// The path's, which has the purpose's own prefix.
    static func id(_ call: Call) throws -> GroupID {
        let id: ID<Tag> = try call.id("id")
        return GroupID(rawValue: id.rawValue)
    }
}

/// What the routes of a purpose do, in the words of the API's description.
struct GroupWords: Sendable {
    let list: String
    let make: String
    let change: String
    let delete: String
    let put: String
    let take: String
}

extension SegmentBody: GroupBody {
    typealias Tag = SegmentTag

    static let purpose = ContactGroup.Purpose.segment
    static let path = "/api/segments"
    static let view = Permission.viewContacts
    static let manage = Permission.manageSegments
    static let words = GroupWords(
        list: "Segments, by name",
        make: "Make a segment: dynamic by its filter, static by its contacts",
        change: "Change a segment; its kind stays",
        delete: "Delete a segment; its contacts stay",
        put: "Put contacts into a static segment",
        take: "Take contacts out of a static segment"
    )
}

extension CommunityBody: GroupBody {
    typealias Tag = CommunityTag

    static let purpose = ContactGroup.Purpose.community
    static let path = "/api/communities"
    static let view = Permission.viewCommunities
    static let manage = Permission.manageCommunities
    static let words = GroupWords(
        list: "Communities, by name",
        make: "Make a community: static, dynamic by a filter, or external with WhatsApp's invite link",
        change: "Change a community; its kind stays",
        delete: "Delete a community; its contacts stay",
        put: "Put contacts into a community",
        take: "Take contacts out of a community"
    )
}
