package import Primitives
package import Routes
import Storage

package enum TeamTag: Identified { package static let idPrefix = "team" }
package typealias TeamID = ID<TeamTag>

extension Caller {
    package var hidesNumbers: Bool { false }
    package var seesOwnTeamsOnly: Bool { false }
}

struct TeamStore {
    init(_ transaction: Transaction, workspace: WorkspaceID) {}
    func teams(of member: MemberID) throws -> [TeamID] { [] }
}

extension PhoneNumber {
    package var masked: String {
        "+\(digits.prefix(2))" + String(repeating: "\u{2022}", count: digits.count - 5) + digits.suffix(3)
    }
}

struct Team {
    let id: TeamID
    let name: String
}

extension TeamStore {
    func find(_ id: TeamID) throws -> Team? { nil }
    func all() throws -> [Team] { [] }
    func members(of team: TeamID) throws -> [MemberID] { [] }
}
