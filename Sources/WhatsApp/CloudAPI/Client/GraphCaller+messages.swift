import NIOHTTP1

extension GraphCaller {
    @Sendable
    func send(_ message: OutboundMessage, _ phoneNumberID: String) async -> SendOutcome {
        await post(message.json, phoneNumberID, "messages").sendOutcome
    }

    @Sendable
    func sendMarketing(
        _ message: OutboundMessage,
        _ options: MarketingOptions,
        _ phoneNumberID: String
    ) async -> SendOutcome {
        let extra: [(String, JSON?)] = [
            ("product_policy", options.policy.map { .string($0.rawValue) }),
            ("message_activity_sharing", options.sharesActivity.map(JSON.bool)),
        ]
        let members = (message.json.object?.members ?? []).map { ($0.key, JSON?.some($0.value)) }
        return await post(.members(members + extra), phoneNumberID, "marketing_messages").sendOutcome
    }

    @Sendable
    func markAsRead(
        _ messageID: String,
        _ showsTyping: Bool,
        _ phoneNumberID: String
    ) async throws(CloudAPIError) {
        let body: JSON = [
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": .string(messageID),
            "typing_indicator": showsTyping ? ["type": "text"] : nil,
        ]
        try await post(body, phoneNumberID, "messages").confirmed()
    }

    func get(_ path: String..., query: [(String, String?)] = []) async -> GraphAnswer {
        await call(GraphRequest(method: .GET, path: path, query: query))
    }

    func post(_ body: JSON? = nil, _ path: String..., query: [(String, String?)] = []) async -> GraphAnswer {
        await call(GraphRequest(method: .POST, path: path, query: query, body: body.map { .json($0) } ?? .none))
    }

    func delete(_ path: String..., query: [(String, String?)] = []) async -> GraphAnswer {
        await call(GraphRequest(method: .DELETE, path: path, query: query))
    }
}
