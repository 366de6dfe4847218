import CloudAPI
import Primitives
import Storage

/// What Meta told of a number, its account and its templates, newest first. What speaks of customers is not among it.
struct ChannelNoticeReader {
    let transaction: Transaction
    let workspace: WorkspaceID

    struct Kept: Sendable {
        let id: Int64
        let inboxID: Int64
        let place: Int64
        let field: String
        let body: String
        let at: Timestamp
    }

    static let fields = [
        "message_template_status_update", "message_template_quality_update", "message_template_components_update",
        "template_category_update", "template_correct_category_detection", "phone_number_quality_update",
        "phone_number_name_update", "business_capability_update", "business_username_updates", "business_status_update",
        "account_update", "account_alerts", "account_review_update", "account_settings_update", "security", "flows",
        "payment_configuration_update", "partner_solutions",
    ]

    func page(_ channel: ChannelID, after last: (inbox: Int64, place: Int64)?, limit: Int) throws -> [Kept] {
        var sql: SQL = """
            SELECT id, inbox_id, place, field, body, at FROM channel_notices
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND field IN \(list: Self.fields)
            """
        if let last { sql += " AND (inbox_id, place) < (\(last.inbox), \(last.place))" }
        return try transaction.rows(sql + " ORDER BY inbox_id DESC, place DESC LIMIT \(limit)").map { row in
            Kept(
                id: try row["id"],
                inboxID: try row["inbox_id"],
                place: try row["place"],
                field: try row["field"],
                body: try row["body"],
                at: try row["at"]
            )
        }
    }
}

struct ChannelNoticeBody: Codable, Sendable {
    let id: String
    let at: Timestamp
    let field: String
    let words: String
    /// The values in the words, by name: with the field, clients say it in other languages.
    let facts: [String: String]
    /// As Meta sent it.
    let body: JSON

    init(_ kept: ChannelNoticeReader.Kept) {
        id = "\(kept.id)"
        at = kept.at
        field = kept.field
        let parsed = (try? JSON(parsing: Array(kept.body.utf8))) ?? .members([])
        body = parsed
        let said = Self.words(kept.field, parsed["item"] ?? parsed)
        (words, facts) = (said.text, said.facts)
    }

    /// What it says, in a sentence; Meta's own words where there is none of ours.
    static func words(_ field: String, _ body: JSON) -> Said {
        func text(_ key: String) -> String { body[key]?.looseText ?? "?" }
        func word(_ key: String) -> String { text(key).lowercased().replacing("_", with: " ") }
        let (name, language) = (text("message_template_name"), text("message_template_language"))
        let template: Said = "Template “\(name, "template")” (\(language, "language"))"
        switch field {
        case "message_template_status_update": return template + ": \(text("event").lowercased(), "word")."
        case "message_template_quality_update":
            return template
                + ": quality \(text("previous_quality_score"), "wordBefore") → \(text("new_quality_score"), "word")."
        case "message_template_components_update": return template + " was changed."
        case "template_category_update":
            return template + ": category \(text("previous_category"), "wordBefore") → \(text("new_category"), "word")."
        case "template_correct_category_detection": return template + ": WhatsApp thinks that its category is wrong."
        case "phone_number_quality_update":
            return "The number: \(word("event"), "word")."
        case "phone_number_name_update":
            let reason = NameWords.reason(body["rejection_reason"]?.string)
            let said: Said =
                "Display name “\(text("requested_verified_name"), "shown")”: \(text("decision").lowercased(), "word")."
            return reason.map { reason -> Said in said + " \(reason, "why")" } ?? said
        case "business_capability_update":
            let limit = body["max_daily_conversations_per_business"] ?? body["max_daily_conversation_per_phone"]
            let tier = MessagingLimitTier(limit?.looseText)
            return "The messaging limit: \(tier?.words ?? limit?.looseText ?? "changed", "tier", as: tier?.fact ?? "")."
        case "account_review_update": return "The account's review: \(text("decision").lowercased(), "word")."
        case "account_alerts":
            return Said((body["alert_info"]?["alert_description"] ?? body["alert_description"])?.string ?? "An alert.")
        case "security": return "Two-step verification: \(word("event"), "word")."
        case "account_update": return "The account: \(word("event"), "word")."
        default: return Said(field.replacing("_", with: " "))
        }
    }
}
