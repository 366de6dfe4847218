import CloudAPI
import Primitives

extension World {
    /// `POST /{waba}/message_templates`.
    mutating func createTemplate(_ body: JSONObject, at now: Timestamp) throws(GraphRefusal) -> JSON {
        let reader = PayloadReader(.object(body))
        guard let name = body["name"]?.string else { throw .parameter("The parameter name is required.") }
        guard let language = body["language"]?.string else { throw .parameter("The parameter language is required.") }
        let category = try Self.category(body["category"])
        let format = body["parameter_format"]?.string?.uppercased() ?? "POSITIONAL"
        guard ["POSITIONAL", "NAMED"].contains(format) else {
            throw .parameter("Param parameter_format must be one of {NAMED, POSITIONAL} - got \"\(format)\".")
        }
        let components = try Self.components(reader)
        try TemplateCheck(name: name, category: category, isNamed: format == "NAMED", components: components).check()
        guard templates.find(name: name, language: language) == nil, !templates.isBlocked(name: name, at: now) else {
            throw .template(
                2388024,
                "Content in this language already exists",
                "There is already \(language) content for this template, or it was deleted less than 30 days ago."
            )
        }
        guard templates.count < TemplateShelf.countMax else {
            throw .template(2388019, "Template limit", "The account has as many templates as it may have.")
        }
        guard templates.mayCreate(at: now) else {
            throw GraphRefusal(status: 400, code: 80007, message: "(#80007) Too many templates created in an hour.")
        }
        let template = Template(
            id: freshID(),
            name: name,
            language: language,
            category: category,
            parameterFormat: format,
            components: components,
            status: .pending,
            ttlSeconds: body["message_send_ttl_seconds"]?.looseInt64,
            createdAt: now
        )
        templates.put(template)
        planReview(template, at: now)
        return ["id": .string(template.id), "status": "PENDING", "category": .string(category)]
    }

    /// `POST /{template-id}`: category, components, time to live.
    mutating func editTemplate(_ id: String, _ body: JSONObject, at now: Timestamp) throws(GraphRefusal) -> JSON {
        guard var template = templates[id] else { throw .unknownObject(id, method: "POST") }
        guard [.approved, .rejected, .paused].contains(template.status) else {
            throw .template(
                2388039,
                "Template cannot be edited",
                "Only approved, rejected and paused templates can be edited."
            )
        }
        if template.status == .approved {
            template.editedAt.removeAll { now >= $0 + .days(30) }
            guard template.editedAt.count < 10, template.editedAt.allSatisfy({ now >= $0 + .hours(24) }) else {
                throw .template(2388039, "Edited too often", "An approved template can be edited once in 24 hours.")
            }
            template.editedAt.append(now)
        }
        if body["category"] != nil {
            let category = try Self.category(body["category"])
            guard template.status != .approved || category == template.category else {
                throw .template(
                    2388039,
                    "Category cannot change",
                    "The category of an approved template cannot be edited."
                )
            }
            template.category = category
        }
        if body["components"] != nil {
            template.components = try Self.components(PayloadReader(.object(body)))
            try TemplateCheck(
                name: template.name,
                category: template.category,
                isNamed: template.parameterFormat == "NAMED",
                components: template.components
            ).check()
        }
        if let seconds = body["message_send_ttl_seconds"]?.looseInt64 { template.ttlSeconds = seconds }
        template.status = .pending
        template.revision += 1
        templates.put(template)
        planReview(template, at: now)
        return ["success": true]
    }

    private static func category(_ value: JSON?) throws(GraphRefusal) -> String {
        let category = value?.string?.uppercased() ?? ""
        guard ["MARKETING", "UTILITY", "AUTHENTICATION"].contains(category) else {
            throw .parameter(
                "Param category must be one of {UTILITY, MARKETING, AUTHENTICATION} - got \"\(category)\"."
            )
        }
        return category
    }

    /// With types, formats and sub-types in upper case, as Meta gives them back.
    private static func components(_ body: PayloadReader) throws(GraphRefusal) -> [JSON] {
        guard let components = body.member("components") else {
            throw .parameter("The parameter components is required.")
        }
        return try components.elements(1...10).map { component throws(GraphRefusal) in
            guard component.value["type"]?.string != nil else {
                throw .parameter("The parameter components[type] is required.")
            }
            return upperCased(component.value)
        }
    }

    private static func upperCased(_ value: JSON) -> JSON {
        switch value {
        case .array(let elements): return .array(elements.map(upperCased))
        case .object(let object):
            return .members(
                object.map { member in
                    guard ["type", "format", "otp_type"].contains(member.key), let text = member.value.string else {
                        return (
                            member.key,
                            ["buttons", "cards", "components"].contains(member.key)
                                ? upperCased(member.value) : member.value
                        )
                    }
                    return (member.key, .string(text.uppercased()))
                }
            )
        default: return value
        }
    }

    private mutating func planReview(_ template: Template, at now: Timestamp) {
        let span = settings.reviewAfter
        let after = draw { $0.duration(span) }
        schedule.add(.review(template.id, revision: template.revision), at: now + after)
    }

    /// Meta has looked at the template.
    mutating func review(_ id: String, revision: Int, at now: Timestamp) {
        guard let template = templates[id], template.revision == revision, template.status == .pending else { return }
        let share = settings.rejections
        let isRejected = draw { $0.happens(share) }
        // A word that stands for what Meta would find abusive, so that tests can be sure of a rejection.
        let isAsked = template.name.contains("reject_me")
        setTemplate(
            id,
            isRejected || isAsked ? .rejected : .approved,
            reason: isRejected || isAsked ? "INVALID_FORMAT" : "NONE",
            at: now
        )
    }

    mutating func unpause(_ id: String, at now: Timestamp) {
        guard templates[id]?.status == .paused else { return }
        setTemplate(id, .approved, reason: "NONE", event: "REINSTATED", at: now)
    }

    /// Changes a template's status and tells the business.
    /// - Parameter event: what the webhook calls it, when that is not the status.
    mutating func setTemplate(
        _ id: String,
        _ status: TemplateStatus,
        reason: String,
        event: String? = nil,
        at now: Timestamp
    ) {
        guard var template = templates[id] else { return }
        template.status = status
        template.rejectedReason = status == .rejected ? reason : "NONE"
        if status == .approved, template.quality == "UNKNOWN" { template.quality = "GREEN" }
        templates.put(template)
        let value: JSON = [
            "event": .string(event ?? status.rawValue),
            "message_template_id": Int64(template.id).map { .integer($0) },
            "message_template_name": .string(template.name),
            "message_template_language": .string(template.language),
            "reason": .string(template.rejectedReason),
            "message_template_category": .string(template.category),
            "other_info": status == .paused
                ? ["title": "FIRST_PAUSE", "description": "Paused for 3 hours because of low quality."] : nil,
        ]
        post(accountUpdate("message_template_status_update", value, at: now))
        if status == .paused {
            schedule.add(.unpause(id), at: now + .hours(3))
        }
    }

    mutating func setQuality(_ id: String, _ quality: String, at now: Timestamp) {
        guard var template = templates[id] else { return }
        let value: JSON = [
            "previous_quality_score": .string(template.quality),
            "new_quality_score": .string(quality),
            "message_template_id": Int64(id).map { .integer($0) },
            "message_template_name": .string(template.name),
            "message_template_language": .string(template.language),
        ]
        template.quality = quality
        templates.put(template)
        post(accountUpdate("message_template_quality_update", value, at: now))
    }

    /// `DELETE /{waba}/message_templates`: by name, by identity and name, or many identities.
    mutating func deleteTemplates(name: String?, ids: [String]?, at now: Timestamp) throws(GraphRefusal) -> JSON {
        let found: [Template]
        switch (name, ids) {
        case (let name?, let ids?): found = ids.compactMap { templates[$0] }.filter { $0.name == name }
        case (nil, let ids?): found = ids.compactMap { templates[$0] }
        case (let name?, nil): found = templates.named(name)
        case (nil, nil): throw .parameter("The parameter name is required.")
        }
        guard !found.isEmpty else {
            throw .template(2593002, "Message Template Not Found", "No message template matches.")
        }
        guard !found.contains(where: { $0.status == .disabled }) else {
            throw .template(2388039, "Template cannot be deleted", "A disabled template cannot be deleted.")
        }
        for template in found {
            templates.remove(template.id, at: now)
        }
        return ["success": true]
    }
}
