/// What a token may do.
public struct TokenRecord: Hashable, Sendable {
    public struct Scope: Hashable, Sendable {
        public let name: String
        /// The accounts it holds for; all when empty.
        public let targetIDs: [String]
    }

    public let isValid: Bool
    public let appID: String?
    public let application: String?
    /// `USER`, `SYSTEM_USER`, …
    public let type: String?
    public let userID: String?
    /// `nil`: never.
    public let expirationSeconds: Int64?
    public let scopes: [String]
    public let granularScopes: [Scope]

    init(_ json: JSON) throws(WireError) {
        let data = try json.needChild("data")
        isValid = data.flag("is_valid") ?? false
        appID = data.text("app_id")
        application = data.text("application")
        type = data.text("type")
        userID = data.text("user_id")
        expirationSeconds = data.integer("expires_at").flatMap { $0 == 0 ? nil : $0 }
        scopes = data.list("scopes").compactMap(\.string)
        granularScopes = data.list("granular_scopes").compactMap { scope in
            scope.text("scope").map { Scope(name: $0, targetIDs: scope.list("target_ids").compactMap(\.looseText)) }
        }
    }
}
