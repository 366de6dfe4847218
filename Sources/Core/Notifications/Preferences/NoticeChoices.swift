import Primitives
import Storage

/// Asks what members chose: the one place where preferences become who hears what, and how.
struct NoticeChoices: Sendable {
    let kinds: NoticeKinds

    /// How each of these members is to hear of a notice.
    func ways(
        of members: [MemberID],
        about notice: String,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [MemberID: NoticeWays] {
        let kind = kinds.covering(notice)
        let chosen = try kind.map {
            try PreferenceStore(transaction: transaction, workspace: workspace).choices(of: members, about: $0.name)
        }
        // What nobody was asked about is told in the app and by mail, and wakes nobody.
        let standard = kind?.standard ?? NoticeWays(push: false)
        return Dictionary(
            members.map { ($0, chosen?[$0] ?? standard) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The kinds of notices that the member does not want to see in the app.
    func hidden(from member: MemberID, in workspace: WorkspaceID, _ transaction: Transaction) throws -> [String] {
        let chosen = try PreferenceStore(transaction: transaction, workspace: workspace).choices(of: member)
        return kinds.all.filter { !(chosen[$0.name] ?? $0.standard).app }.flatMap(\.covers)
    }
}
