import CloudAPI

/// A way that messages fail, on the wire: Meta's codes from the table of CloudAPI, and ours below zero.
struct MessageErrorBody: Codable, Sendable {
    let code: Int64
    /// The last of a range of codes; the same as `code` for one alone.
    let lastCode: Int64
    let title: String
    /// What it is about.
    let `class`: String
    /// Whether the same message may be sent again.
    let retryable: Bool
    let words: String
    let advice: String

    static let all: [MessageErrorBody] =
        Refusal.allCases.map { refusal in
            MessageErrorBody(
                code: refusal.rawValue,
                lastCode: refusal.rawValue,
                title: refusal.failure.title,
                class: "lodestone",
                retryable: ![.optedOut, .unreadable, .erased, .fileUnfit].contains(refusal),
                words: refusal.failure.detail,
                advice: FailureAdvice.text(for: refusal.rawValue)
            )
        }
        + ErrorCode.all.map { error in
            MessageErrorBody(
                code: Int64(error.codes.lowerBound),
                lastCode: Int64(error.codes.upperBound),
                title: error.title,
                class: error.kind.rawValue,
                retryable: ![.never, .newToken].contains(error.policy),
                words: words(error),
                advice: FailureAdvice.text(for: Int64(error.codes.lowerBound))
            )
        }

    /// When it is told, which the title does not say.
    private static func words(_ error: ErrorCode) -> String {
        switch (error.isInResponse, error.isInWebhook) {
        case (true, true): "WhatsApp refuses it at once, or tells it later."
        case (false, true): "WhatsApp takes the message first, and tells it later."
        default: "WhatsApp refuses it at once."
        }
    }
}
