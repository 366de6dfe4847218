import CloudAPI
import Primitives

extension World {
    /// Meta's rules of the day.
    func rules(at now: Timestamp) -> TemplateRules {
        TemplateRules(on: String(now.description.prefix(10)))
    }

    /// `POST /{waba}/message_templates`.
    mutating func createTemplate(_ given: JSONObject, at now: Timestamp) throws(GraphRefusal) -> JSON {
        let (body, isReady) = try fromLibrary(given)
        let submission = JSON.object(body)
        let rules = rules(at: now)
        if let refusal = GraphRefusal(rules.check(submission)) { throw refusal }
        let name = body["name"]?.string ?? ""
        let language = body["language"]?.string ?? ""
        let declared = body["category"]?.string?.uppercased() ?? ""
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
            category: Self.judged(declared, submission, rules),
            parameterFormat: body["parameter_format"]?.string?.uppercased() ?? "POSITIONAL",
            components: Self.components(body),
            status: .pending,
            ttlSeconds: body["message_send_ttl_seconds"]?.looseInt64,
            createdAt: now
        )
        templates.put(template)
        if isReady {
            // What Meta wrote itself needs no review.
            setTemplate(template.id, .approved, reason: "NONE", at: now)
        } else {
            planReview(template, at: now)
        }
        return [
            "id": .string(template.id), "status": isReady ? "APPROVED" : "PENDING",
            "category": .string(template.category),
        ]
    }

    /// Since 2025-04-09 utility that reads like marketing is taken as marketing, and the answer says so.
    private static func judged(_ category: String, _ submission: JSON, _ rules: TemplateRules) -> String {
        let isTaken = rules.day >= "2025-04-09" && category == "UTILITY"
        return isTaken && rules.predict(submission).category == .marketing ? "MARKETING" : category
    }

    /// `POST /{template-id}`: category, components, time to live.
    mutating func editTemplate(_ id: String, _ body: JSONObject, at now: Timestamp) throws(GraphRefusal) -> JSON {
        guard var template = templates[id] else { throw .unknownObject(id, method: "POST") }
        let findings = rules(at: now).check(
            .object(body),
            editing: .object(templateNode(template)),
            allowance: TemplateEditAllowance(editSeconds: template.editedAt.map(\.seconds)),
            atSeconds: now.seconds
        )
        if let refusal = GraphRefusal(findings) { throw refusal }
        if template.status == .approved {
            template.editedAt = template.editedAt.filter { now < $0 + .days(30) } + [now]
        }
        if let category = body["category"]?.string { template.category = category.uppercased() }
        if body["components"] != nil { template.components = Self.components(body) }
        if let seconds = body["message_send_ttl_seconds"]?.looseInt64 { template.ttlSeconds = seconds }
        template.status = .pending
        template.revision += 1
        templates.put(template)
        planReview(template, at: now)
        // Graph's reference of the template node has all four; pywa needs them.
        return [
            "success": true, "id": .string(id), "name": .string(template.name), "category": .string(template.category),
        ]
    }

    /// With types, formats and sub-types in upper case, as Meta gives them back.
    private static func components(_ body: JSONObject) -> [JSON] {
        (body["components"]?.array ?? []).map(upperCased)
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
            let what = name.map { "The message template \($0)" } ?? "The message template"
            throw .template(2593002, "Message Template Not Found", "\(what) wasn't found for this account.")
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
