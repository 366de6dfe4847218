import Events
import CloudAPI
import Credits
import Primitives
import Storage

/// Writes what happens to templates, and tells of it with the change itself.
struct TemplateHistory {
    let transaction: Transaction
    let workspace: WorkspaceID
    let ambient: Ambient
    let events: EventLog

    /// - Parameter tells: whether the author is told: of what Meta did, not of what people do here.
    func note(
        _ kind: TemplateEvent.Kind,
        _ words: String,
        of template: Template,
        by actor: String? = nil,
        tells: Bool = false
    ) throws {
        let id: TemplateEventID = ambient.id()
        try transaction.run(
            """
            INSERT INTO template_events (workspace_id, template_id, id, at, kind, words, actor)
            VALUES (\(workspace), \(template.id), \(id), \(ambient.now()), \(kind.rawValue), \(words), \(actor))
            """
        )
        guard tells else { return }
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "template.told",
                subject: "\(template.id)",
                payload: JSON.members([
                    ("templateId", .string("\(template.id)")), ("eventId", .string("\(id)")),
                    ("kind", .string(kind.rawValue)), ("name", .string(template.name)),
                    ("language", .string(template.language)), ("words", .string(words)),
                    ("author", template.desk.author.map(JSON.string)),
                ]).text()
            ),
            in: transaction
        )
    }

    /// For live views, and for those who run on the template.
    ///
    /// - Parameter previous: its category before, when that has changed.
    func changed(_ template: Template, previous: String? = nil) throws {
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: "template.changed",
                subject: "\(template.id)",
                payload: JSON.members([
                    ("templateId", .string("\(template.id)")), ("channelId", .string("\(template.channel)")),
                    ("status", .string(template.status.rawValue)), ("category", .string(template.categoryWord)),
                    ("previousCategory", previous.map(JSON.string)),
                ]).text()
            ),
            in: transaction
        )
    }

    /// What differs between a template as it was and as Meta has it now.
    func compare(_ old: Template, _ new: Template) throws {
        if old.status != new.status { try status(new) }
        if old.categoryWord != new.categoryWord {
            let words =
                "WhatsApp changed its category from \(old.categoryWord) to \(new.categoryWord). \(Self.price(new))"
            try note(.category, words, of: new, tells: true)
        }
        if let quality = new.quality, old.quality != quality {
            try note(
                .quality,
                "Its quality is \(quality) now\(old.quality.map { ", it was \($0)" } ?? "").",
                of: new,
                tells: quality == "YELLOW" || quality == "RED"
            )
        }
        let previous = old.categoryWord == new.categoryWord ? nil : old.categoryWord
        if old.status != new.status || old.quality != new.quality || previous != nil || old.components != new.components
        {
            try changed(new, previous: previous)
        }
    }

    private static func price(_ template: Template) -> String {
        template.category == .marketing
            ? "From now on it goes only to people who agreed to marketing, at the price of marketing."
            : "From now on it has the price of \(template.categoryWord.lowercased())."
    }

    private func status(_ template: Template) throws {
        switch template.status.rawValue {
        case "APPROVED": try note(.approved, "WhatsApp approved it.", of: template, tells: true)
        case "REJECTED":
            let why = template.desk.rejectionWords ?? template.rejectedReason.map(RejectionWords.of)
            let advice = template.desk.rejectionAdvice.map { " \($0)" } ?? ""
            try note(
                .rejected,
                "WhatsApp rejected it. \(why ?? "It gave no reason.")\(advice)",
                of: template,
                tells: true
            )
        case "PAUSED":
            try note(.paused, "WhatsApp paused it. \(template.desk.pauseWords ?? "")", of: template, tells: true)
        case "DISABLED": try note(.disabled, "WhatsApp disabled it for good.", of: template, tells: true)
        case "PENDING": try note(.pending, "WhatsApp is reviewing it.", of: template)
        case "DELETED": try note(.deleted, "WhatsApp does not list it any more.", of: template)
        default: try note(.status, "Its status is \(template.status.rawValue) now.", of: template, tells: true)
        }
    }
}

/// Meta's reasons for a rejection, in words. Source: whatsapp-cloud-api.md, section 5, "Rejection reasons".
enum RejectionWords {
    static func of(_ reason: String) -> String {
        switch reason {
        case "ABUSIVE_CONTENT": "Its words were found abusive."
        case "INCORRECT_CATEGORY": "Its words do not fit its category."
        case "INVALID_FORMAT": "Its format or its variables are not right."
        case "PROMOTIONAL": "It promotes something, which its category does not allow."
        case "SCAM": "It looks like a fraud."
        case "TAG_CONTENT_MISMATCH": "Its words do not fit its category or its language."
        case "CATEGORY_NOT_AVAILABLE": "Its category is not available."
        default: "The reason is \(reason)."
        }
    }
}
