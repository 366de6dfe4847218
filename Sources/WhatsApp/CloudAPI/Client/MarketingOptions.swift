/// How the Marketing Messages API treats a send.
public struct MarketingOptions: Hashable, Sendable {
    public enum Policy: String, Hashable, Sendable {
        case cloudAPIFallback = "CLOUD_API_FALLBACK"
        case strict = "STRICT"
    }

    public var policy: Policy?
    public var sharesActivity: Bool?

    public init(policy: Policy? = nil, sharesActivity: Bool? = nil) {
        self.policy = policy
        self.sharesActivity = sharesActivity
    }
}
