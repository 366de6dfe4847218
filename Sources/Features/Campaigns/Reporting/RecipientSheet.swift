import Contacts
import Credits
import Primitives
import Routes

/// The campaign's people as rows of a file.
struct RecipientSheet: Sendable {
    static let slice = 1_000

    let campaigns: CampaignService
    let campaign: CampaignID
    let caller: Caller
    let outcome: RetargetOutcome?

    static let header = [
        "row", "name", "phone", "state", "code", "reason", "sent_at", "delivered_at", "read_at", "market", "category",
        "quoted", "charged", "free", "replied_at", "reply", "clicked_at", "button", "opted_out_at",
        "attempt",
    ]

    /// The next people's rows, and after which to go on; `nil` when there are no more.
    func next(after last: Int) async throws -> (rows: [[String]], last: Int)? {
        let people = try await campaigns.recipients(
            campaign,
            state: nil,
            search: nil,
            outcome: outcome,
            after: last,
            limit: Self.slice,
            in: caller.workspace
        )
        guard let end = people.last?.recipient.row else { return nil }
        return (people.map(row), end)
    }

    private func row(_ shown: ShownRecipient) -> [String] {
        let recipient = shown.recipient
        let reason = recipient.failure.map {
            [$0.title, $0.detail ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
        }
        let words = shown.words.map { caller.hidesNumbers ? NumberMask.masked($0) : $0 } ?? ""
        return [
            "\(recipient.row)", recipient.name, recipient.phone.map { caller.shown($0) } ?? "",
            recipient.state.rawValue,
            recipient.errorCode.map { "\($0)" } ?? "", reason ?? "", recipient.sentAt?.description ?? "",
            recipient.deliveredAt?.description ?? "", recipient.readAt?.description ?? "", recipient.quote.market,
            recipient.quote.category.rawValue, recipient.quote.amount.description,
            recipient.chargedByAll?.description ?? "", recipient.quote.free?.rawValue ?? "",
            shown.reply.repliedAt?.description ?? "", words, shown.reply.clickedAt?.description ?? "",
            shown.button ?? "", shown.reply.optedOutAt?.description ?? "",
            "\(recipient.attempt)",
        ]
    }
}
