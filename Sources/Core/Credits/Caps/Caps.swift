package import Primitives

/// What an owner allows to be spent; `nil` is no cap.
package struct Caps: Sendable, Equatable {
    package var day: Points?
    package var month: Points?
    package var campaign: Points?
    package var apiKeys: [APIKeyID: Points]

    package init(
        day: Points? = nil,
        month: Points? = nil,
        campaign: Points? = nil,
        apiKeys: [APIKeyID: Points] = [:]
    ) {
        self.day = day
        self.month = month
        self.campaign = campaign
        self.apiKeys = apiKeys
    }

    var all: [Cap] {
        let fixed: [(CapKind, Points?)] = [(.day, day), (.month, month), (.campaign, campaign)]
        return fixed.compactMap { kind, amount in amount.map { Cap(kind: kind, subject: 0, amount: $0) } }
            + apiKeys.sorted { $0.key < $1.key }.map { Cap(kind: .apiKey, subject: $0.key.rawValue, amount: $0.value) }
    }
}

/// One cap, and whose it is: the identity of an API key, else zero.
struct Cap: Sendable, Equatable {
    let kind: CapKind
    let subject: Int64
    let amount: Points

    func applies(to spender: Spender) -> Bool {
        switch kind {
        case .day, .month: true
        case .campaign: spender == .campaign
        case .apiKey: spender.key?.rawValue == subject
        }
    }
}
