import CloudAPI
import HTTPTypes
import Primitives

/// What can be done with many templates at once, or with a preview of one. Source: reference section 5.
extension World {
    /// `GET /{waba}/message_template_previews`: the words that Meta gives authentication templates.
    func previewTemplates(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard request.text("category")?.uppercased() == "AUTHENTICATION" else {
            throw .parameter("Param category must be one of {AUTHENTICATION}.")
        }
        let recommends = request.parameter("add_security_recommendation")?.looseBool == true
        let body = TemplateBody(addsSecurityRecommendation: recommends)
        let minutes = request.parameter("code_expiration_minutes")?.looseInt64
        let footer = minutes.map { TemplateFooter(codeExpirationMinutes: $0) }
        let languages = Self.identities(request.parameter("languages") ?? request.parameter("language"))
        return [
            "data": .array(
                (languages.isEmpty ? ["en_US"] : languages).map { language in
                    [
                        "language": .string(language),
                        "body": .string(body.shownText),
                        "footer": footer?.shownText.map(JSON.string),
                        "buttons": [["type": "OTP", "text": "Copy code", "autofill_text": "Autofill"]],
                    ]
                }
            )
        ]
    }

    /// `POST /{waba}/upsert_message_templates`: one authentication template in many languages, made or changed.
    mutating func upsertTemplates(_ body: JSONObject, at now: Timestamp) throws(GraphRefusal) -> JSON {
        let languages = Self.identities(body["languages"])
        guard !languages.isEmpty else { throw .parameter("The parameter languages is required.") }
        guard body["category"]?.string?.uppercased() == "AUTHENTICATION" else {
            throw .parameter("Param category must be one of {AUTHENTICATION}.")
        }
        var made: [JSON] = []
        for language in languages {
            var one = body
            one["languages"] = nil
            one["language"] = .string(language)
            let id: String
            if let old = templates.find(name: body["name"]?.string ?? "", language: language) {
                let change: JSONObject = ["components": body["components"]]
                _ = try editTemplate(old.id, change, at: now)
                id = old.id
            } else {
                id = try createTemplate(one, at: now)["id"]?.string ?? ""
            }
            made.append([
                "id": .string(id), "status": templates[id].map { .string($0.status.rawValue) },
                "language": .string(language), "category": "AUTHENTICATION",
            ])
        }
        return ["data": .array(made)]
    }

    /// `GET /{template}/compare`, of what was sent; nobody blocks anyone here for a template.
    func compareTemplates(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        let others = Self.identities(request.parameter("template_ids"))
        guard !others.isEmpty, others.allSatisfy({ templates[$0] != nil }) else {
            throw .parameter("Param template_ids must be templates of the account.")
        }
        let frame = try AnalyticsFrame(request.query, among: ["DAILY"], usual: "DAILY")
        let ids = ([id] + others).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let sent = ledgerEntries.filter { $0.sentAt.map(frame.contains) == true }.compactMap(\.template?.id)
        return [
            "data": [
                [
                    "metric": "BLOCK_RATE", "type": "RELATIVE",
                    "order_by_relative_metric": .array(ids.map(JSON.string)),
                ],
                [
                    "metric": "MESSAGE_SENDS", "type": "NUMBER_VALUES",
                    "number_values": .array(
                        ids.map { id in ["key": .string(id), "value": .integer(sent.count { $0 == id })] }
                    ),
                ],
                [
                    "metric": "TOP_BLOCK_REASON", "type": "STRING_VALUES",
                    "string_values": .array(ids.map { ["key": .string($0), "value": "UNKNOWN_BLOCK_REASON"] }),
                ],
            ]
        ]
    }

    /// `POST /{waba}/message_templates/archive` and `/unarchive`, on Meta's host api.facebook.com.
    mutating func archiveTemplates(_ request: IncomingRequest, to status: TemplateStatus, at now: Timestamp)
        throws(GraphRefusal) -> JSON
    {
        let ids = Self.identities(request.parameter("hsm_ids"))
        guard !ids.isEmpty else { throw .parameter("The parameter hsm_ids is required.") }
        let isArchiving = status == .archived
        var failed: JSONObject = [:]
        var done: [JSON] = []
        for id in ids {
            guard let template = templates[id], (template.status == .archived) != isArchiving else {
                failed[id] = .string(
                    templates[id] == nil ? "Template not found." : "The template is not in that state."
                )
                continue
            }
            setTemplate(id, status, reason: "NONE", event: isArchiving ? nil : "UNARCHIVED", at: now)
            done.append(.string(id))
        }
        let name = isArchiving ? "archived_templates" : "unarchived_templates"
        return .members([(name, .array(done)), ("failed_templates", .object(failed))])
    }

    /// A list of identities or words, however it was written.
    static func identities(_ json: JSON?) -> [String] {
        json?.array?.compactMap(\.looseText) ?? list(json?.looseText)
    }
}
