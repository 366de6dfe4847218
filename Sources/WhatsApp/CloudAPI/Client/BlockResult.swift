/// Who was blocked or unblocked, and who was not.
public struct BlockResult: Hashable, Sendable {
    public struct Failure: Hashable, Sendable {
        public let input: String?
        public let waID: String?
        public let errors: [GraphError]
    }

    /// The numbers, in digits, that it worked for.
    public let done: [String]
    public let failed: [Failure]

    public init(done: [String], failed: [Failure]) {
        self.done = done
        self.failed = failed
    }

    init(_ json: JSON) throws(WireError) {
        let users = try json.needChild("block_users")
        done = (users.list("added_users") + users.list("removed_users"))
            .compactMap { $0.text("wa_id") ?? $0.text("user_id") ?? $0.text("input") }
        failed = users.list("failed_users").map {
            Failure(input: $0.text("input"), waID: $0.text("wa_id"), errors: GraphError.list($0))
        }
    }
}
