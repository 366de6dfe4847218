/// From when on the authentication-international rate holds.
public struct AuthenticationInternational: Hashable, Sendable {
    public struct Exception: Hashable, Sendable {
        /// ISO 3166.
        public let country: String?
        public let startSeconds: Int64?
    }

    public let startSeconds: Int64?
    /// Countries with a start of their own.
    public let exceptions: [Exception]

    init(_ json: JSON) {
        startSeconds = json.integer("start_time")
        exceptions = json.list("exception_countries").map {
            Exception(country: $0.text("country_code"), startSeconds: $0.integer("start_time"))
        }
    }
}
