import Messaging
import Notifications
import Primitives
import Routes

extension NewNotice {
    /// What the inbox has to tell a member.
    init(_ notice: InboxNotice, in workspace: WorkspaceID) {
        self.init(
            workspace: workspace,
            kind: notice.kind.rawValue,
            variant: notice.variant,
            title: notice.title,
            detail: notice.detail,
            link: "/inbox/\(notice.conversation)",
            audience: .member(notice.member),
            dedupeKey: notice.key
        )
    }
}

extension InboxNotice {
    /// What members choose about. Their details quote notes and customers, so a locked screen does not show them.
    static let kinds = [
        kind(.mention, "Somebody names me in a note", urgency: .high),
        kind(.assigned, "A conversation is given to me", urgency: .high),
        kind(.reminder, "A reminder of mine is due", urgency: .high),
        kind(.notSent, "A scheduled message of mine was not sent", urgency: .normal),
    ]

    private static func kind(_ kind: Kind, _ label: String, urgency: PushUrgency) -> NoticeKind {
        NoticeKind(kind.rawValue, label, from: .member, isMailed: false, urgency: urgency, showsDetail: false)
    }
}
