extension GraphCaller {
    @Sendable
    func account(_ accountID: String) async throws(CloudAPIError) -> AccountRecord {
        try await get(accountID, query: [("fields", AccountRecord.fields)])
            .success { json throws(WireError) in try AccountRecord(json) }
    }

    /// Every line must be readable: one that is left out would look like messages that Meta did not count.
    @Sendable
    func pricingAnalytics(
        _ accountID: String,
        _ startSeconds: Int64,
        _ endSeconds: Int64
    ) async throws(CloudAPIError) -> [PricingPoint] {
        let field = """
            pricing_analytics.start(\(startSeconds)).end(\(endSeconds)).granularity(DAILY)\
            .metric_types(["COST","VOLUME"])\
            .dimensions(["PRICING_CATEGORY","PRICING_TYPE","TIER","COUNTRY","PHONE"])
            """
        return try await get(accountID, query: [("fields", field)]).success { json throws(WireError) in
            // An account without a message in the period has no such member.
            guard let analytics = json["pricing_analytics"] else { return [] }
            var points: [PricingPoint] = []
            for part in try analytics.needList("data") {
                for point in try part.needList("data_points") { points.append(try PricingPoint(point)) }
            }
            return points
        }
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
