import Primitives
import Storage
import Workspaces

/// What members and teams are called, looked up once for a page.
struct InboxNames {
    private let names: NameStore.Names

    /// Costs one statement, and none when there is nobody to name.
    init(
        members: some Sequence<MemberID?>,
        teams: some Sequence<TeamID?> = [TeamID?](),
        workspace: WorkspaceID,
        in transaction: Transaction
    ) throws {
        names = try NameStore(transaction, workspace: workspace)
            .find(members: Set(members.compactMap { $0 }), teams: Set(teams.compactMap { $0 }))
    }

    func named(_ id: MemberID?) -> NamedBody? { id.map { NamedBody(id: "\($0)", name: names.members[$0] ?? "") } }
    func named(_ id: TeamID?) -> NamedBody? { id.map { NamedBody(id: "\($0)", name: names.teams[$0] ?? "") } }
}
