import Contacts
import Notifications
import Primitives
import Routes

extension NewNotice {
    /// What members choose about: exports that they asked for.
    static let exportReady = NoticeKind(
        "contacts.export-ready",
        "An export that I asked for is ready",
        from: .member,
        isMailed: true,
        urgency: .normal,
        showsDetail: true
    )

    /// Tells a member that their file is there; `nil` for a key's, which looks by itself.
    init?(_ export: Export, in workspace: WorkspaceID) {
        guard let member = MemberID(export.createdBy) else { return nil }
        self.init(
            workspace: workspace,
            kind: Self.exportReady.name,
            title: "Your export is ready",
            detail: "\(export.done, "count") contacts. The file is kept for 7 days.",
            link: "/contacts/exports/\(export.id)",
            audience: .member(member),
            email: true,
            dedupeKey: "export:\(export.id)"
        )
    }
}
