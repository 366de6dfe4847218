import NIOHTTP1

extension GraphCaller {
    @Sendable
    func block(_ users: [BlockTarget], _ phoneNumberID: String) async throws(CloudAPIError) -> BlockResult {
        try Self.result(of: await post(Self.body(users), phoneNumberID, "block_users"))
    }

    @Sendable
    func unblock(_ users: [BlockTarget], _ phoneNumberID: String) async throws(CloudAPIError) -> BlockResult {
        let request = GraphRequest(
            method: .DELETE,
            path: [phoneNumberID, "block_users"],
            body: .json(Self.body(users))
        )
        return try Self.result(of: await call(request))
    }

    @Sendable
    func blocked(_ phoneNumberID: String, _ after: String?) async throws(CloudAPIError) -> GraphPage<String> {
        try await get(phoneNumberID, "block_users", query: [("limit", "100"), ("after", after)])
            .success { json throws(WireError) in
                try GraphPage(json) { item throws(WireError) in try item.needText("wa_id") }
            }
    }

    private static func body(_ users: [BlockTarget]) -> JSON {
        ["messaging_product": "whatsapp", "block_users": .array(users.map(\.json))]
    }

    /// When some failed, the answer is an error with the lists beside it.
    private static func result(of answer: GraphAnswer) throws(CloudAPIError) -> BlockResult {
        if case .body(let json, _, _) = answer, json["block_users"] != nil, let result = try? BlockResult(json) {
            return result
        }
        return try answer.success { json throws(WireError) in try BlockResult(json) }
    }
}
