import Messaging
import Notifications
import Primitives

extension NewNotice {
    /// What the inbox has to tell a member.
    init(_ notice: InboxNotice, in workspace: WorkspaceID) {
        self.init(
            workspace: workspace,
            kind: notice.kind.rawValue,
            title: notice.title,
            detail: notice.detail,
            link: "/inbox/\(notice.conversation)",
            audience: .member(notice.member),
            dedupeKey: notice.key
        )
    }
}
