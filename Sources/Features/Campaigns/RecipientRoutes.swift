import Contacts
import Credits
import HTTPTypes
import NIOCore
import Primitives
import Routes

/// Who a campaign went to, and what became of each message.
struct RecipientRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [list, export, workbook] }

    private var list: Route {
        Route(
            .get,
            "/api/campaigns/{id}/recipients",
            access: .permission(.viewCampaigns),
            summary: "The campaign's people in the file's order",
            query: .page + [
                QueryParameter("state", "Only those in this state"),
                QueryParameter("search", "The beginning of a name or number"),
                QueryParameter("outcome", "Only those of whom this became: \(Self.outcomes)"),
            ],
            gives: Page<RecipientBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await campaigns.recipients(
                call.id("id"),
                state: call.query("state", "a recipient's state") { RecipientState(rawValue: $0) },
                search: call.query("search"),
                outcome: Self.outcome(call),
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
            query: [QueryParameter("outcome", "Only those of whom this became: \(Self.outcomes)")],
            media: "text/csv"
        ) { call in
            let sheet = try await sheet(call)
            return .csv(filename: "recipients.csv") { writer in
                try await writer.write(CSVLine.text(RecipientSheet.header))
                var last = 0
                while let next = try await sheet.next(after: last) {
                    try await writer.write(next.rows.map(CSVLine.text).joined())
                    last = next.last
                }
            }
        }
    }

    private var workbook: Route {
        Route(
            .get,
            "/api/campaigns/{id}/recipients.xlsx",
            access: .permission(.viewCampaigns),
            summary: "The campaign's people as a workbook",
            query: [QueryParameter("outcome", "Only those of whom this became: \(Self.outcomes)")],
            media: SheetFile.mediaType
        ) { call in
            let sheet = try await sheet(call)
            return Reply.stream(contentType: SheetFile.mediaType) { writer in
                let file = try SheetFile(sheet: "Recipients")
                try file.write([RecipientSheet.header])
                var last = 0
                while let next = try await sheet.next(after: last) {
                    try file.write(next.rows)
                    last = next.last
                }
                try file.finish()
                while case let piece = try file.read(), !piece.isEmpty {
                    try await writer.write(ByteBuffer(bytes: piece))
                }
            }
            .header(.contentDisposition, "attachment; filename=\"recipients.xlsx\"")
        }
    }

    private func sheet(_ call: Call) async throws -> RecipientSheet {
        let (id, caller) = (try call.id("id") as CampaignID, try call.caller)
        _ = try await campaigns.find(id, in: caller.workspace)
        return RecipientSheet(campaigns: campaigns, campaign: id, caller: caller, outcome: try Self.outcome(call))
    }

    private static let outcomes = RetargetOutcome.allCases.map(\.rawValue).joined(separator: ", ")

    private static func outcome(_ call: Call) throws -> RetargetOutcome? {
        try call.query("outcome", "one of \(outcomes)") { RetargetOutcome(rawValue: $0) }
    }
}
