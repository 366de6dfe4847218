/// What a member is in a workspace. Each role has everything that the ones below it have.
package enum Role: String, Codable, Sendable, CaseIterable, Comparable {
    case member = "MEMBER"
    case admin = "ADMIN"
    case owner = "OWNER"

    private var rank: Int {
        switch self {
        case .member: 0
        case .admin: 1
        case .owner: 2
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
