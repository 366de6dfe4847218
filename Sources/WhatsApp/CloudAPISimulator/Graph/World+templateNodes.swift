import CloudAPI
import HTTPTypes
import Primitives

/// Reading templates. Source: reference section 5, "List".
extension World {
    func listTemplates(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        let wanted = templates.all.filter { isWanted($0, request) }
        let items = wanted.map { template in
            (template.id, selected(listedNode(template, baseURL: baseURL), request, usual: Self.usualTemplateFields))
        }
        var page = try GraphPage.page(items, request, baseURL: baseURL)
        if request.text("summary") != nil {
            page["summary"] = [
                "total_count": .integer(wanted.count),
                "message_template_count": .integer(templates.count),
                "message_template_limit": .integer(TemplateShelf.countMax),
                "are_translations_complete": true,
            ]
        }
        return .object(page)
    }

    private static let usualTemplateFields = [
        "name", "parameter_format", "components", "language", "status", "category", "sub_category", "previous_category",
        "id",
    ]

    private func isWanted(_ template: Template, _ request: IncomingRequest) -> Bool {
        func matches(_ key: String, _ value: String) -> Bool {
            guard let filter = request.parameter(key) else { return true }
            let values =
                filter.array?.compactMap(\.looseText) ?? filter.looseText?.split(separator: ",").map(String.init) ?? []
            return values.contains { $0.uppercased() == value.uppercased() }
        }
        func mentions(_ key: String, _ texts: [String]) -> Bool {
            guard let wanted = request.text(key)?.lowercased() else { return true }
            return texts.contains { $0.lowercased().contains(wanted) }
        }
        let content = template.components.compactMap { $0["text"]?.string }
        return matches("status", template.status.rawValue) && matches("category", template.category)
            && matches("language", template.language) && matches("quality_score", template.quality)
            && mentions("name", [template.name]) && mentions("content", content)
            && mentions("name_or_content", content + [template.name])
    }

    /// With its parts as they were submitted.
    func templateNode(_ template: Template) -> JSONObject {
        [
            "id": .string(template.id),
            "name": .string(template.name),
            "language": .string(template.language),
            "category": .string(template.category),
            "previous_category": template.previousCategory.map(JSON.string),
            "parameter_format": .string(template.parameterFormat),
            "components": .array(template.components),
            "status": .string(template.status.rawValue),
            "rejected_reason": .string(template.rejectedReason),
            "quality_score": ["score": .string(template.quality), "date": .integer(template.createdAt.seconds)],
            "message_send_ttl_seconds": template.ttlSeconds.map { .integer($0) },
            "cta_url_link_tracking_opted_out": false,
        ]
    }

    mutating func answerTemplate(
        _ id: String,
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        switch (try edge(request), request.method) {
        case (nil, .get):
            guard let template = templates[id] else { throw .unknownObject(id, method: "GET") }
            return selected(listedNode(template, baseURL: baseURL), request, usual: Self.usualTemplateFields)
        case (nil, .post): return try editTemplate(id, request.parameters, at: now)
        case ("compare"?, .get): return try compareTemplates(id, request)
        case ("unpause"?, .post):
            guard templates[id]?.status == .paused else {
                return ["success": false, "reason": "Template is not paused."]
            }
            setTemplate(id, .approved, reason: "NONE", event: "REINSTATED", at: now)
            return ["success": true]
        default: throw unknownEdge(request)
        }
    }
}
