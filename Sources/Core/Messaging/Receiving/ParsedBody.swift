import CloudAPI
import Primitives

/// A body of the inbox, taken apart.
struct ParsedBody: Sendable {
    let id: Int64
    let secretID: String
    let items: [WebhookItem]
    /// Why it cannot be read; then it has no items.
    let problem: String?

    init(_ body: InboxStore.Body) {
        id = body.id
        secretID = body.secretID
        do {
            items = try WebhookBody(parsing: JSONNul.replaced(in: body.bytes)).items
            problem = nil
        } catch {
            items = []
            problem = "\(error)"
        }
    }
}
