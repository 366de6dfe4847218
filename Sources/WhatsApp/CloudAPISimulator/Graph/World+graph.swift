import CloudAPI
import Crypto
import HTTPTypes
import Primitives

/// Graph's paths. A first piece is an identity of some kind; what may follow depends on the kind.
extension World {
    mutating func answer(_ request: IncomingRequest, baseURL: String, at now: Timestamp) throws(GraphRefusal)
        -> GraphAnswer
    {
        guard let first = request.path.first else { throw .unknownPath("/") }
        switch first {
        case "oauth": return GraphAnswer(try issueToken(request))
        case "debug_token": return GraphAnswer(debugToken(request))
        default: break
        }
        try authorize(request)
        if first == "me" { return GraphAnswer(["id": .string(account.businessID), "name": .string(account.name)]) }
        if first.hasPrefix("upload:") { return GraphAnswer(try upload(first, request)) }
        if first == account.appID { return GraphAnswer(try answerApp(request)) }
        if first == account.wabaID { return GraphAnswer(try answerAccount(request, baseURL: baseURL, at: now)) }
        if first == account.businessID { return GraphAnswer(try answerBusiness(request, baseURL: baseURL)) }
        if numbers[first] != nil { return GraphAnswer(try answerNumber(request, baseURL: baseURL, at: now)) }
        if flows[first] != nil { return GraphAnswer(try answerFlow(first, request, baseURL: baseURL, at: now)) }
        if templates[first] != nil { return GraphAnswer(try answerTemplate(first, request, at: now)) }
        if media.find(first, at: now) != nil {
            return GraphAnswer(try answerMedia(first, request, baseURL: baseURL, at: now))
        }
        guard first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .unknownPath("/" + request.path.joined(separator: "/"))
        }
        throw .unknownObject(first, method: request.method.rawValue)
    }

    /// The token, and the proof when one was sent.
    func authorize(_ request: IncomingRequest) throws(GraphRefusal) {
        guard let token = request.token else { throw request.method == .get ? .noAppID : .noToken }
        guard settings.isTokenValid, token == account.accessToken || token == account.appToken else {
            throw .unauthenticated
        }
        guard let proof = request.text("appsecret_proof") else { return }
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(token.utf8),
            using: SymmetricKey(data: Array(account.appSecret.utf8))
        )
        let expected = code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        guard proof == expected else { throw .wrongProof }
    }

    /// `GET /oauth/access_token`: the app's token, or that of a business for a code of Embedded Signup.
    private func issueToken(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard request.path == ["oauth", "access_token"] else {
            throw .unknownPath("/" + request.path.joined(separator: "/"))
        }
        guard request.text("client_id") == account.appID, request.text("client_secret") == account.appSecret else {
            throw GraphRefusal(status: 400, code: 1, message: "Error validating client secret.")
        }
        let token = request.text("code") == nil ? account.appToken : account.accessToken
        return ["access_token": .string(token), "token_type": "bearer"]
    }

    private func debugToken(_ request: IncomingRequest) -> JSON {
        let token = request.text("input_token") ?? ""
        let isValid = settings.isTokenValid && [account.accessToken, account.appToken].contains(token)
        let scopes = ["whatsapp_business_management", "whatsapp_business_messaging", "business_management"]
        return [
            "data": [
                "app_id": .string(account.appID),
                "type": token == account.appToken ? "APP" : "SYSTEM_USER",
                "application": "Lodestone simulator",
                "expires_at": 0,
                "is_valid": .bool(isValid),
                "scopes": .array(isValid ? scopes.map(JSON.string) : []),
                "granular_scopes": .array(
                    scopes.prefix(2).map { ["scope": .string($0), "target_ids": [.string(account.wabaID)]] }
                ),
                "user_id": .string(account.businessID),
            ]
        ]
    }

    private func answerBusiness(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        switch request.path.dropFirst().first {
        case nil: ["id": .string(account.businessID), "name": .string(account.name)]
        case "owned_whatsapp_business_accounts", "client_whatsapp_business_accounts":
            .object(try GraphPage.page([(account.wabaID, accountNode)], request, baseURL: baseURL))
        default: throw .unknownPath("/" + request.path.dropFirst().joined(separator: "/"))
        }
    }

    /// `fields`, when given; else the usual members of the node.
    func selected(_ node: JSONObject, _ request: IncomingRequest, usual: [String]) -> JSON {
        FieldSelection(request.text("fields") ?? usual.joined(separator: ",")).select(node)
    }

    /// The edge after the identity; deeper paths are unknown.
    func edge(_ request: IncomingRequest) throws(GraphRefusal) -> String? {
        guard request.path.count <= 2 else { throw unknownEdge(request) }
        return request.path.count == 2 ? request.path[1] : nil
    }

    /// An edge that Graph has, but not with this method or not here; or one that it never had.
    func unknownEdge(_ request: IncomingRequest) -> GraphRefusal {
        guard request.path.count > 1, !(request.path.count == 2 && Self.edges.contains(request.path[1])) else {
            return .unknownObject(request.path.first ?? "", method: request.method.rawValue)
        }
        return .unknownPath("/" + request.path.dropFirst().joined(separator: "/"))
    }

    private static let edges: Set<String> = [
        "messages", "marketing_messages", "media", "register", "deregister", "request_code", "verify_code",
        "whatsapp_business_profile", "whatsapp_commerce_settings", "block_users", "settings", "message_qrdls",
        "conversational_automation", "whatsapp_business_encryption", "official_business_account",
        "business_compliance_info", "username", "calls", "groups", "message_templates", "phone_numbers",
        "subscribed_apps", "pricing_analytics", "template_analytics", "conversation_analytics", "flows",
        "product_catalogs", "assigned_users",
        "subscriptions", "uploads", "unpause", "assets", "publish", "deprecate",
    ]
}
