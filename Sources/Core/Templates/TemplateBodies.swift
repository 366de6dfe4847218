import Primitives

/// A short list, whole.
struct TemplateItems<Item: Codable & Sendable>: Codable, Sendable {
    let items: [Item]
}

struct TemplateSummaryBody: Codable, Sendable {
    /// When the oldest of the lists was read.
    let syncedAt: Timestamp?
    /// Whether a reading was asked for and has not ended.
    let syncing: Bool
    let names: Int
    let namesLimit: Int
    let byStatus: [Count]
    let languages: [String]

    struct Count: Codable, Sendable {
        let status: String
        let count: Int
    }

    init(_ summary: TemplateStore.Summary) {
        syncedAt = summary.syncedAt
        syncing = summary.requestedAt.map { asked in summary.syncedAt.map { $0 < asked } ?? true } ?? false
        names = summary.names
        namesLimit = TemplateDesk.namesMax
        byStatus = summary.byStatus.map { Count(status: $0.status, count: $0.count) }
        languages = summary.languages
    }
}

struct TemplateEventBody: Codable, Sendable {
    let id: TemplateEventID
    let at: Timestamp
    let kind: String
    let words: String
    /// Who did it; `nil` when WhatsApp did.
    let by: String?
}
