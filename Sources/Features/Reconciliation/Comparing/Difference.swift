/// Why two counts of the same messages differ.
package enum Difference: String, Sendable, Codable, CaseIterable {
    case agrees
    /// The day is younger than the time that Meta repeats webhooks for.
    case waiting
    /// They have more: a delivery was never told, or never heard.
    case missedWebhook
    /// The same messages under another category.
    case wrongCategory
    /// One charges what the other has as free.
    case freeWindow
    /// As many messages, for another price: the account's volume tier is another, or the card is.
    case tierMove
    /// We have more.
    case oursMore
}
