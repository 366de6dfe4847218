extension GraphCaller {
    @Sendable
    func account(_ accountID: String) async throws(CloudAPIError) -> AccountRecord {
        try await get(accountID, query: [("fields", AccountRecord.fields)])
            .success { json throws(WireError) in try AccountRecord(json) }
    }

    @Sendable
    func subscribedApps(_ accountID: String) async throws(CloudAPIError) -> [SubscribedApp] {
        try await get(accountID, "subscribed_apps").success { json throws(WireError) in
            try GraphPage(json) { item throws(WireError) in try SubscribedApp(item) }.items
        }
    }

    @Sendable
    func subscribe(_ accountID: String, _ override: WebhookOverride?) async throws(CloudAPIError) {
        try await post(override?.json, accountID, "subscribed_apps").confirmed()
    }

    @Sendable
    func unsubscribe(_ accountID: String) async throws(CloudAPIError) {
        try await delete(accountID, "subscribed_apps").confirmed()
    }

    @Sendable
    func inspectToken(_ token: Secret) async throws(CloudAPIError) -> TokenRecord {
        try await get("debug_token", query: [("input_token", token.revealed())])
            .success { json throws(WireError) in try TokenRecord(json) }
    }
}
