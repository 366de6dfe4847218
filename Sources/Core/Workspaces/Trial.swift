import Primitives
import Storage

/// The free start of a workspace: once per workspace, and once per person.
struct Trial: Sendable {
    let hooks: [WorkspaceSettings.Hook]

    /// `false` when this workspace or this person has had theirs; then nothing is changed.
    @discardableResult
    func activate(_ workspace: WorkspaceID, for user: UserID, at now: Timestamp, in transaction: Transaction) throws
        -> Bool
    {
        guard let found = try WorkspaceStore(transaction).find(workspace), found.trialActivatedAt == nil,
            try UserStore(transaction).takeTrial(user, at: now),
            try WorkspaceStore(transaction).activateTrial(workspace, at: now)
        else { return false }
        for hook in hooks { try hook(transaction, workspace) }
        return true
    }
}
