import Credits
import Primitives
import Routes

/// Who a campaign went to, and what became of each message.
struct RecipientRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [list, export] }

    private var list: Route {
        Route(
            .get,
            "/api/campaigns/{id}/recipients",
            access: .permission(.viewCampaigns),
            summary: "The campaign's people in the file's order",
            query: .page + [
                QueryParameter("state", "Only those in this state"),
                QueryParameter("search", "The beginning of a name or number"),
            ],
            gives: Page<RecipientBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await campaigns.recipients(
                call.id("id"),
                state: call.query("state", "a recipient's state") { RecipientState(rawValue: $0) },
                search: call.query("search"),
                wholeNumbers: call.caller.hidesNumbers,
                after: page.after.map { Int(try $0.number(0)) } ?? 0,
                limit: page.limit + 1,
                in: call.caller.workspace
            )
            let caller = try call.caller
            return .json(
                Page(
                    fetched: fetched,
                    page: page,
                    cursor: { Cursor("\($0.recipient.row)") },
                    item: { RecipientBody($0, for: caller) }
                )
            )
        }
    }

    private var export: Route {
        Route(
            .get,
            "/api/campaigns/{id}/recipients.csv",
            access: .permission(.viewCampaigns),
            summary: "The campaign's people as a CSV file that is safe to open in a spreadsheet",
            media: "text/csv"
        ) { call in
            let id: CampaignID = try call.id("id")
            let caller = try call.caller
            let workspace = caller.workspace
            _ = try await campaigns.find(id, in: workspace)
            return .csv(filename: "recipients.csv") { writer in
                try await writer.write(CSVLine.text(Self.header))
                var last = 0
                while true {
                    let people = try await campaigns.recipients(
                        id,
                        state: nil,
                        search: nil,
                        after: last,
                        limit: 1000,
                        in: workspace
                    )
                    guard let end = people.last?.recipient.row else { return }
                    try await writer.write(people.map { Self.line($0.recipient, for: caller) }.joined())
                    last = end
                }
            }
        }
    }

    static let header = [
        "row", "name", "phone", "state", "code", "reason", "sent_at", "delivered_at", "read_at", "market", "category",
        "quoted", "charged", "free",
    ]

    static func line(_ recipient: Recipient, for caller: Caller) -> String {
        let failure = recipient.errorCode.map { RecipientBody.Failure(code: $0, text: recipient.errorText) }
        let reason = failure.map { [$0.title, $0.detail ?? ""].filter { !$0.isEmpty }.joined(separator: ": ") }
        return CSVLine.text([
            "\(recipient.row)", recipient.name, caller.shown(recipient.phone), recipient.state.rawValue,
            recipient.errorCode.map { "\($0)" } ?? "", reason ?? "", recipient.sentAt?.description ?? "",
            recipient.deliveredAt?.description ?? "", recipient.readAt?.description ?? "", recipient.quote.market,
            recipient.quote.category.rawValue, recipient.quote.amount.description,
            recipient.charged?.description ?? "", recipient.quote.free?.rawValue ?? "",
        ])
    }
}
