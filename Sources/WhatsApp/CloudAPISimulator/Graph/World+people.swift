import CloudAPI
import HTTPTypes
import Primitives

/// The portfolio and the system user of the token. Source: reference sections 1 and 16.
extension World {
    /// `me`: whoever the token stands for.
    func answerUser(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        let node: JSONObject = ["id": .string(account.businessID), "name": .string(account.name)]
        switch (try edge(request), request.method) {
        case (nil, .get): return selected(node, request, usual: ["id", "name"])
        case ("businesses"?, .get):
            let business = (account.businessID, selected(node, request, usual: ["id", "name"]))
            return .object(try GraphPage.page([business], request, baseURL: baseURL))
        case ("permissions"?, .get):
            return ["data": .array(Self.scopes.map { ["permission": .string($0), "status": "granted"] })]
        case ("assigned_whatsapp_business_accounts"?, .get): return try listAccounts(request, baseURL: baseURL)
        default: throw unknownEdge(request)
        }
    }

    func answerBusiness(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        let node: JSONObject = [
            "id": .string(account.businessID), "name": .string(account.name), "timezone_id": 1,
            "verification_status": "verified",
        ]
        switch (try edge(request), request.method) {
        case (nil, .get): return selected(node, request, usual: ["id", "name"])
        case ("owned_whatsapp_business_accounts"?, .get), ("client_whatsapp_business_accounts"?, .get):
            return try listAccounts(request, baseURL: baseURL)
        case ("extendedcredits"?, .get), ("preverified_numbers"?, .get), ("system_users"?, .get),
            ("owned_product_catalogs"?, .get):
            return ["data": []]
        default: throw unknownEdge(request)
        }
    }

    private func listAccounts(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        let node = selected(accountNode.object ?? [:], request, usual: Self.usualAccountFields)
        return .object(try GraphPage.page([(account.wabaID, node)], request, baseURL: baseURL))
    }

    /// What the token may do.
    static let scopes = ["whatsapp_business_management", "whatsapp_business_messaging", "business_management"]
}
