import Notifications
import Primitives
import Storage
import Workspaces

/// Whom a notice is mailed to.
enum MemberAddresses {
    static func find(
        _ audience: NewNotice.Audience,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [EmailAddress] {
        try recipients(audience, in: workspace, transaction).map(\.address)
    }

    static func recipients(
        _ audience: NewNotice.Audience,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [NoticeRecipient] {
        let members = MemberStore(transaction, workspace: workspace)
        switch audience {
        case .member(let id):
            return try members.find(id).map { [NoticeRecipient(member: $0.id, address: $0.email)] } ?? []
        case .role(let role): return try members.recipients(atLeast: role)
        }
    }
}
