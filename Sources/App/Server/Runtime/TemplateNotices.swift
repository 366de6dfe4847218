import CloudAPI
import Events
import Jobs
import Notifications
import Primitives
import Routes
import Storage

/// Tells who made a template what WhatsApp did with it; when nobody here made it, those who look after templates.
struct TemplateNotices: Sendable {
    let database: Database
    let notifier: Notifier

    /// What members may choose about.
    static let kinds = [
        NoticeKind("template.approved", "A template is approved", from: .member),
        NoticeKind("template.rejected", "A template is rejected", from: .member, urgency: .high),
        NoticeKind("template.paused", "A template is paused or disabled", from: .member, urgency: .high),
        NoticeKind("template.category", "A template's category changes", from: .member, urgency: .high),
        NoticeKind("template.quality", "A template's quality drops", from: .member),
    ]

    var subscriber: EventSubscriber {
        EventSubscriber(name: "templates.notices", kinds: ["template.told"]) { event, lease in
            try await database.write { transaction in
                if let notice = try Self.notice(event) { try notifier.notify(notice, in: transaction) }
                try lease.complete(in: transaction)
            }
        }
    }

    static func notice(_ event: Event) throws -> NewNotice? {
        let told = try JSON(parsing: Array(event.payload.utf8))
        let name = told["name"]?.string ?? ""
        guard let id = told["templateId"]?.string, let occasion = told["eventId"]?.string,
            let (kind, what) = title(told["kind"]?.string ?? "")
        else { return nil }
        let author = told["author"]?.string.flatMap { MemberID($0) }
        return NewNotice(
            workspace: event.workspace,
            kind: kind,
            variant: told["kind"]?.string,
            title: "Template “\(name, "name")” (\(told["language"]?.string ?? "", "language")) \(what)",
            detail: Said(told["words"]?.string ?? ""),
            link: "/templates/\(id)",
            audience: author.map { .member($0) } ?? .role(.admin),
            email: kind != "template.approved",
            dedupeKey: "template:\(occasion)"
        )
    }

    private static func title(_ kind: String) -> (kind: String, words: String)? {
        switch kind {
        case "approved": ("template.approved", "is approved")
        case "rejected": ("template.rejected", "is rejected")
        case "paused": ("template.paused", "is paused")
        case "disabled": ("template.paused", "is disabled")
        case "category": ("template.category", "changes its category")
        case "quality": ("template.quality", "loses quality")
        case "status": ("template.paused", "changes its status")
        default: nil
        }
    }
}
