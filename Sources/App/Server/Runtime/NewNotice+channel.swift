import Messaging
import Notifications
import Primitives
import Routes

extension NewNotice {
    /// What became of a number, for those who look after it.
    init(_ notice: ChannelNotice, in workspace: WorkspaceID) {
        self.init(
            workspace: workspace,
            kind: notice.kind.rawValue,
            variant: notice.variant,
            title: notice.title,
            detail: notice.detail,
            link: "/settings/channels/\(notice.channel)",
            audience: .role(.admin),
            email: true,
            dedupeKey: notice.key
        )
    }
}

extension ChannelNotice {
    static let kinds = [
        NoticeKind(Kind.quality.rawValue, "A number's quality drops", from: .admin, urgency: .high),
        NoticeKind(Kind.name.rawValue, "A display name is approved or declined", from: .admin),
        NoticeKind(Kind.limit.rawValue, "A messaging limit changes", from: .admin),
        NoticeKind(
            Kind.state.rawValue,
            "A number is restricted, flagged or connected again",
            from: .admin,
            urgency: .high
        ),
    ]
}
