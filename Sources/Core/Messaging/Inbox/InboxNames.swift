import Primitives
import Storage
import Workspaces

/// What members and teams are called, looked up once for a page.
struct InboxNames {
    private var members: [MemberID: String] = [:]
    private var teams: [TeamID: String] = [:]

    /// Costs a statement when there are members to name, and one when there are teams.
    init(
        members wanted: some Sequence<MemberID?>,
        teams wantedTeams: some Sequence<TeamID?> = [TeamID?](),
        workspace: WorkspaceID,
        in transaction: Transaction
    ) throws {
        members = try MemberStore(transaction, workspace: workspace).names(Set(wanted.compactMap { $0 }))
        if wantedTeams.contains(where: { $0 != nil }) {
            let all = try TeamStore(transaction, workspace: workspace).all()
            teams = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.name) })
        }
    }

    func named(_ id: MemberID?) -> NamedBody? { id.map { NamedBody(id: "\($0)", name: members[$0] ?? "") } }
    func named(_ id: TeamID?) -> NamedBody? { id.map { NamedBody(id: "\($0)", name: teams[$0] ?? "") } }
}

/// Somebody or something by its identity and what it is called.
struct NamedBody: Codable, Sendable, Equatable {
    let id: String
    let name: String
}
