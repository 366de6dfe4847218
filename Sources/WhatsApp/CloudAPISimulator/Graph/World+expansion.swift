import CloudAPI
import HTTPTypes
import Primitives

/// Several nodes in one answer, and edges inside a node. Source: reference section 1, "Field selection".
extension World {
    /// `?ids=1,2`: each node under its identity; with an edge in the path, the edge of each.
    mutating func answerMany(
        _ ids: String,
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        try authorize(request)
        var query = request.query
        query["ids"] = nil
        var found: JSONObject = [:]
        for id in Self.list(ids).prefix(50) {
            let one = request.reading([id] + request.path, query: query)
            if case .json(let json) = try answer(one, baseURL: baseURL, at: now).body { found[id] = json }
        }
        return .object(found)
    }

    /// Adds the edges that `fields` names, to a node or to each of a list, for example `phone_numbers{id,status}` of an account, and renames what has an
    /// alias. A field that is neither member nor edge is left out.
    mutating func expanded(
        _ node: JSONObject,
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) -> JSONObject {
        var node = node
        if request.path.count > 1 {
            guard case .array(let elements)? = node["data"] else { return node }
            node["data"] = .array(
                elements.map { element in
                    guard case .object(let inner) = element, let id = inner["id"]?.string else { return element }
                    let one = request.reading([id], query: request.query)
                    return .object(expanded(inner, one, baseURL: baseURL, at: now))
                }
            )
            return node
        }
        for field in FieldSelection(request.text("fields") ?? "").fields.prefix(100) {
            if node[field.name] == nil, Self.edges.contains(field.name) {
                var query = field.arguments
                query["fields"] = field.inner
                let inner = request.reading(request.path + [field.name], query: query)
                if case .json(let json)? = (try? answer(inner, baseURL: baseURL, at: now))?.body {
                    node[field.name] = json
                }
            }
            if let alias = field.arguments["as"], let value = node[field.name] {
                node[alias] = value
                node[field.name] = nil
            }
        }
        return node
    }

    /// Edges that Graph has, here or there.
    static let edges: Set<String> = [
        "messages", "marketing_messages", "media", "register", "deregister", "request_code", "verify_code",
        "whatsapp_business_profile", "whatsapp_commerce_settings", "block_users", "settings", "message_qrdls",
        "conversational_automation", "whatsapp_business_encryption", "official_business_account",
        "business_compliance_info", "username", "username_suggestions", "calls", "call_permissions", "groups",
        "smb_app_data", "message_history", "message_templates", "message_template_previews",
        "upsert_message_templates", "migrate_message_templates", "phone_numbers", "subscribed_apps",
        "pricing_analytics", "template_analytics", "conversation_analytics", "flows", "migrate_flows",
        "product_catalogs", "assigned_users", "activities", "schedules", "solutions", "subscriptions", "uploads",
        "unpause", "compare", "assets", "publish", "deprecate", "businesses", "permissions",
        "owned_whatsapp_business_accounts", "client_whatsapp_business_accounts", "extendedcredits",
    ]
}
