import CloudAPI
import Crypto
import HTTPTypes
import Primitives

/// Graph's paths. A first piece is an identity of some kind; what may follow depends on the kind.
extension World {
    mutating func answer(_ request: IncomingRequest, baseURL: String, at now: Timestamp) throws(GraphRefusal)
        -> GraphAnswer
    {
        if request.method == .get, request.path.count <= 1, let ids = request.text("ids") {
            return GraphAnswer(try answerMany(ids, request, baseURL: baseURL, at: now))
        }
        guard let first = request.path.first else { throw .unknownPath("/") }
        switch first {
        case "oauth": return GraphAnswer(try issueToken(request))
        case "debug_token": return GraphAnswer(debugToken(request))
        default: break
        }
        try authorize(request)
        let answer = try answerNode(first, request, baseURL: baseURL, at: now)
        guard request.method == .get, request.text("fields") != nil, case .json(.object(let node)) = answer.body else {
            return answer
        }
        return GraphAnswer(.object(expanded(node, request, baseURL: baseURL, at: now)))
    }

    private mutating func answerNode(
        _ first: String,
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> GraphAnswer {
        if first == "me" { return GraphAnswer(try answerUser(request, baseURL: baseURL)) }
        if first == "message_template_library" { return GraphAnswer(try listLibrary(request, baseURL: baseURL)) }
        if first.hasPrefix("upload:") { return GraphAnswer(try upload(first, request)) }
        // Meta's own examples write `app` for the app of the token.
        if first == account.appID || first == "app" { return GraphAnswer(try answerApp(request)) }
        if first == account.wabaID { return GraphAnswer(try answerAccount(request, baseURL: baseURL, at: now)) }
        if first == account.businessID { return GraphAnswer(try answerBusiness(request, baseURL: baseURL)) }
        if numbers[first] != nil { return GraphAnswer(try answerNumber(request, baseURL: baseURL, at: now)) }
        if flows[first] != nil { return GraphAnswer(try answerFlow(first, request, baseURL: baseURL, at: now)) }
        if templates[first] != nil {
            return GraphAnswer(try answerTemplate(first, request, baseURL: baseURL, at: now))
        }
        if media.find(first, at: now) != nil {
            return GraphAnswer(try answerMedia(first, request, baseURL: baseURL, at: now))
        }
        if let position = historyPosition(first) {
            return GraphAnswer(try answerHistory(position, request, baseURL: baseURL))
        }
        guard first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .unknownPath("/" + request.path.joined(separator: "/"))
        }
        throw .unknownObject(first, method: request.method.rawValue)
    }

    /// The token, and the proof when one was sent.
    func authorize(_ request: IncomingRequest) throws(GraphRefusal) {
        guard let token = request.token else { throw request.method == .get ? .noAppID : .noToken }
        guard token == account.accessToken || token == account.appToken else { throw .unauthenticated }
        guard settings.isTokenValid else { throw .expired }
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
        let isExchange = request.text("grant_type") == "fb_exchange_token"
        let token = isExchange || request.text("code") != nil ? account.accessToken : account.appToken
        return [
            "access_token": .string(token), "token_type": "bearer",
            // A long-lived token: 60 days.
            "expires_in": isExchange ? 5_184_000 : nil,
        ]
    }

    private func debugToken(_ request: IncomingRequest) -> JSON {
        let token = request.text("input_token") ?? ""
        let isValid = settings.isTokenValid && [account.accessToken, account.appToken].contains(token)
        return [
            "data": [
                "app_id": .string(account.appID),
                "type": token == account.appToken ? "APP" : "SYSTEM_USER",
                "application": "Lodestone simulator",
                "expires_at": 0,
                "is_valid": .bool(isValid),
                "scopes": .array(isValid ? Self.scopes.map(JSON.string) : []),
                "granular_scopes": .array(
                    Self.scopes.prefix(2).map { ["scope": .string($0), "target_ids": [.string(account.wabaID)]] }
                ),
                "user_id": .string(account.businessID),
            ]
        ]
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
        // What comes after an edge that Graph has; source: Bindambc/whatsapp-business-java-api, issue 212.
        let known = Self.edges.contains(request.path[1]) ? 2 : 1
        return .unknownPath("/" + request.path.dropFirst(known).joined(separator: "/"))
    }
}
