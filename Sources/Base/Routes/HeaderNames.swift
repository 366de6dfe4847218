package import HTTPTypes

extension HTTPField.Name {
    package static let apiKey = known("X-API-KEY")
    package static let csrfToken = known("X-CSRF-Token")
    package static let idempotencyKey = known("Idempotency-Key")
    package static let idempotencyReplayed = known("Idempotency-Replayed")
    package static let requestID = known("X-Request-Id")
    package static let forwardedFor = known("X-Forwarded-For")
    package static let fetchSite = known("Sec-Fetch-Site")
    package static let fetchMode = known("Sec-Fetch-Mode")
    package static let fetchDestination = known("Sec-Fetch-Dest")
    package static let lastEventID = known("Last-Event-ID")
    package static let referrerPolicy = known("Referrer-Policy")
    package static let frameOptions = known("X-Frame-Options")
    package static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    package static let accelBuffering = known("X-Accel-Buffering")
    package static let hubSignature = known("X-Hub-Signature-256")

    private static func known(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is not a header's name") }
        return name
    }
}
