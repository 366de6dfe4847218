import CloudAPI
import HTTPTypes
import Primitives

/// What became of the messages of a number: `GET /{number}/message_history`, and the events of one of its entries.
///
/// Source: Meta's OpenAPI file, `getMessageHistory` and `getMessageHistoryEvents`. Whether a webhook arrived is not told:
/// `webhook_update_state` is optional, and only the deliveries know.
extension World {
    /// Newest first.
    func listHistory(_ numberID: String, _ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        let messageID = request.text("message_id")
        let positions = ledger.entries.positions.reversed().filter { position in
            guard let entry = ledger[position] else { return false }
            return entry.numberID == numberID && (messageID == nil || entry.id == messageID)
        }
        let prefix = historyPrefix
        let items = positions.map { (key: Self.historyID(prefix, $0), value: JSON.integer($0)) }
        var page = try GraphPage.page(items, request, baseURL: baseURL)
        let fields = FieldSelection(request.text("fields") ?? "id,message_id").fields
        page["data"] = .array((page["data"]?.array ?? []).compactMap { historyNode($0, fields) })
        return .object(page)
    }

    /// Only the wanted ones are made, of all that there may be.
    private func historyNode(_ position: JSON, _ fields: [FieldSelection.Field]) -> JSON? {
        guard let position = position.int, let entry = ledger[position] else { return nil }
        var node: JSONObject = ["id": .string(Self.historyID(historyPrefix, position))]
        for field in fields {
            switch field.name {
            case "message_id": node["message_id"] = .string(entry.id)
            case "events":
                let events = historyEvents(position).map { event -> JSON in
                    let all: JSONObject = [
                        "id": .string(event.id),
                        "delivery_status": .string(event.status),
                        "timestamp": .integer(event.at.seconds),
                        "application": ["id": .string(account.appID)],
                        "webhook_uri": webhookAddress(of: entry.numberID).map(JSON.string),
                        "error_description": event.error.map(JSON.string),
                    ]
                    return field.inner.map { FieldSelection($0).select(all) } ?? .object(all)
                }
                node["events"] = ["data": .array(events)]
            default: break
            }
        }
        return .object(node)
    }

    private func webhookAddress(of numberID: String) -> String? {
        subscriptions.destination(of: "messages", number: numbers[numberID]?.override)
    }

    /// `GET /{entry}/events`: `{cursor, node}` of each.
    func answerHistory(_ position: Int, _ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        guard try edge(request) == "events", request.method == .get else { throw unknownEdge(request) }
        let filter = request.text("status_filter")?.uppercased()
        if let filter, !["SENT", "DELIVERED", "READ", "FAILED", "DELETED"].contains(filter) {
            throw .parameter("Invalid parameter: status_filter must be a valid delivery status")
        }
        let usual = "cursor,node{id,delivery_status,occurrence_timestamp}"
        let selection = FieldSelection(request.text("fields") ?? usual)
        let events = historyEvents(position).filter { filter == nil || $0.status == filter }
        let items = events.map { event -> (key: String, value: JSON) in
            let edge: JSONObject = [
                "cursor": .string(GraphPage.encode(event.id)),
                "node": [
                    "id": .string(event.id),
                    "delivery_status": .string(event.status),
                    "occurrence_timestamp": .integer(event.at.seconds),
                    "status_timestamp": .integer(event.at.seconds),
                    "error_description": event.error.map(JSON.string),
                    "application": ["id": .string(account.appID), "name": "Lodestone simulator"],
                ],
            ]
            return (event.id, selection.select(edge))
        }
        return .object(try GraphPage.page(items, request, baseURL: baseURL))
    }

    private struct HistoryEvent {
        let id: String
        let status: String
        let at: Timestamp
        let error: String?
    }

    private func historyEvents(_ position: Int) -> [HistoryEvent] {
        guard let entry = ledger[position] else { return [] }
        let moments = [
            ("SENT", entry.sentAt), ("DELIVERED", entry.deliveredAt), ("READ", entry.readAt),
            ("FAILED", entry.failedAt),
        ]
        let id = Self.historyID(historyPrefix, position)
        let events = moments.enumerated().compactMap { index, moment -> HistoryEvent? in
            guard let at = moment.1 else { return nil }
            let error = moment.0 == "FAILED" ? entry.failure.map { ErrorText.of($0).title } : nil
            return HistoryEvent(id: "\(id)\(index)", status: moment.0, at: at, error: error)
        }
        return events.sorted { $0.at < $1.at }
    }

    /// The same for all, in this run.
    private var historyPrefix: String {
        var generator = SeededGenerator(seed: seed, key: "history \(run)")
        return generator.digits(8)
    }

    private static func historyID(_ prefix: String, _ position: Int) -> String {
        let digits = String(position)
        return prefix + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    /// The ledger position that an identity stands for, while it is kept.
    func historyPosition(_ id: String) -> Int? {
        guard let position = Int(id.dropFirst(8)), Self.historyID(historyPrefix, position) == id else { return nil }
        return ledger[position] == nil ? nil : position
    }
}
