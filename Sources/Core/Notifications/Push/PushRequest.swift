/// One message on its way to a push service: RFC 8030 section 5.
struct PushRequest: Sendable {
    let endpoint: PushEndpoint
    let authorization: String
    /// How long the service keeps it for a device that is away.
    let secondsToLive: Int64
    let urgency: PushUrgency
    /// A message that waits there is replaced by a later one with the same topic.
    let topic: String
    /// Encrypted.
    let body: [UInt8]

    var headers: [String] {
        [
            "Authorization: \(authorization)",
            "TTL: \(secondsToLive)",
            "Urgency: \(urgency.rawValue)",
            "Topic: \(topic)",
            "Content-Encoding: aes128gcm",
            "Content-Type: application/octet-stream",
            // libcurl would wait for a 100 first.
            "Expect:",
        ]
    }
}
