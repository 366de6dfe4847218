import CloudAPI

/// What is known of why messages fail, by code: Meta's, or ours below zero.
package struct FailureFacts: Sendable, Equatable {
    package let code: Int64
    package let title: String
    /// What it is about, in a word: `recipient`, `template`, `throttling` …
    package let kind: String
    /// What a person can do about it.
    package let advice: String
    /// Whether the same message may come through when it is sent again, with nothing changed but the time or what the advice asks.
    package let isRetryable: Bool

    /// For a message of which nothing was heard until its deadline.
    package static let noNewsCode: Int64 = -23

    /// - Parameter title: what Meta called it this time, for codes that we have no name for.
    package init(_ code: Int64, title: String? = nil) {
        let known = ErrorCode.find(Int(clamping: code))
        let refusal = Refusal(rawValue: code)
        self.code = code
        if code == Self.noNewsCode {
            self.title = "No news"
            kind = "server"
            advice = "It may have arrived all the same: ask the customer before you send it again."
            isRetryable = false
            return
        }
        self.title = refusal?.failure.title ?? known?.title ?? title ?? "Error \(code)"
        kind = refusal?.kind ?? known?.kind.rawValue ?? "other"
        advice = FailureAdvice.text(for: code)
        isRetryable = refusal?.isRetryable ?? Self.mayComeThrough(known)
    }

    private static func mayComeThrough(_ known: ErrorCode?) -> Bool {
        switch known?.policy {
        case .retryFew, .retryBackoff, .postpone, .newToken: true
        case .never, nil: false
        }
    }

    /// How long WhatsApp asks to wait after this attempt before the next one; `nil` where that may leave at once.
    package func pause(after attempt: Int) -> Duration? {
        let error = GraphError(code: Int(clamping: code), message: title)
        guard case .postpone(for: let pause) = RetryPolicy().decide(on: error, attempt: attempt) else { return nil }
        return pause
    }

    /// The codes whose messages are worth another try.
    package static let retryable = all.filter { FailureFacts($0).isRetryable }

    /// The codes that are about this.
    package static func codes(of kind: String) -> [Int64] { all.filter { FailureFacts($0).kind == kind } }

    private static let all =
        Set(
            Refusal.allCases.map(\.rawValue) + [noNewsCode] + ErrorCode.all.flatMap { $0.codes.map { Int64($0) } }
        ).sorted()

    /// What codes can be about.
    package static let kinds: [String] =
        Set(ErrorCode.all.map(\.kind.rawValue) + Refusal.allCases.map(\.kind)).sorted()
}

extension Refusal {
    fileprivate var kind: String {
        switch self {
        case .optedOut: "consent"
        case .blocked, .erased: "recipient"
        case .templateNotApproved: "template"
        case .noCredits: "credits"
        case .unreadable: "request"
        case .channelGone: "phone_number"
        case .windowClosed: "recipient"
        case .fileUnfit: "media"
        }
    }

    /// What a person can mend without changing the message.
    fileprivate var isRetryable: Bool {
        switch self {
        case .blocked, .templateNotApproved, .noCredits, .channelGone: true
        case .optedOut, .unreadable, .erased, .windowClosed, .fileUnfit: false
        }
    }
}
