extension ComparedTally {
    /// For a person: what is different, and what that usually means.
    package func words(isWaiting: Bool) -> String {
        guard !parts.isEmpty else { return "Both count the same." }
        let sentences = parts.map(Self.sentence).joined(separator: " ")
        return isWaiting
            ? "WhatsApp repeats webhooks for seven days, so this may still settle itself. " + sentences : sentences
    }

    private static func sentence(_ part: Part) -> String {
        let elsewhere = part.elsewhere.map { "\($0.category) \($0.type)" } ?? ""
        return switch part.difference {
        case .agrees, .waiting: ""
        case .missedWebhook:
            "WhatsApp counts \(part.messages) more than were heard of here: their webhooks did not arrive."
        case .wrongCategory: "\(part.messages) are counted as \(elsewhere) by the other side: another category."
        case .freeWindow: "\(part.messages) are counted as \(elsewhere) by the other side: one of the two charges them."
        case .tierMove:
            "As many messages, at another price: the account is in another volume tier, or the rate card is not the newest."
        case .oursMore: "\(part.messages) more were charged here than WhatsApp counts."
        }
    }
}
