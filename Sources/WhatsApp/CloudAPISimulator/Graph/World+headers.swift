import CloudAPI
import HTTPTypes
import Primitives

extension World {
    /// What Graph says beside its answer to this request.
    func headers(for request: IncomingRequest, at now: Timestamp) -> GraphHeaders {
        var headers = GraphHeaders()
        // Of a stream of its own: it must not change what happens to messages.
        var generator = SeededGenerator(seed: seed, key: "request \(usage.total)")
        headers.requestID = "A" + generator.letters(22)
        let asked = GraphVersion(path: request.version)
        headers.version = asked.served(on: day(of: now).description)
        headers.endedVersion = asked.major < headers.version.major ? asked : nil
        headers.isBusinessUsage = isAccountCall(request)
        headers.usage =
            headers.isBusinessUsage
            ? usage.business(account.wabaID, type: isMessaging(request) ? "whatsapp" : "whatsapp_business_management")
            : usage.app
        return headers
    }

    /// Calls for the account and what belongs to it have a budget of their own.
    private func isAccountCall(_ request: IncomingRequest) -> Bool {
        guard let first = request.path.first else { return false }
        return first == account.wabaID || numbers[first] != nil || templates[first] != nil || flows[first] != nil
    }

    private func isMessaging(_ request: IncomingRequest) -> Bool {
        guard request.method == .post, request.path.count == 2 else { return false }
        return ["messages", "marketing_messages", "media", "register", "deregister"].contains(request.path[1])
    }
}
