import Credits
import Primitives
import Storage
import Templates

/// What a campaign whose template was put into another category needs before it goes on: points for the new price.
///
/// Consent and price of each person are looked at anew when it is their turn; here the hold is made that pays for it.
struct CampaignRepricing {
    private static let holdLasts: Duration = .days(90)

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    struct Repriced {
        let options: CampaignOptions
        let hold: HoldID
    }

    /// Locks the wallet, so before the campaign. `nil` when no category has changed.
    ///
    /// - Throws: `CreditError`, when the points are not there; `CampaignError`.
    func prepare(_ seen: Campaign) throws -> Repriced? {
        guard let accepted = seen.options.categories, seen.hold != nil else { return nil }
        let plan = try CampaignCheck(transaction, line: runner.line, in: workspace).contents(of: seen)
        guard plan.accepted.contains(where: { accepted[$0.key] != $0.value }) else { return nil }
        var options = seen.options
        options.categories = plan.accepted
        let amount = try price(seen, plan)
        let reference: HoldID = runner.ambient.id()
        let hold = try runner.credits.ledger(in: transaction).hold(
            workspace,
            reference: "campaign:\(seen.id):category:\(reference)",
            amount: amount,
            expiresAt: runner.ambient.now() + Self.holdLasts,
            label: seen.name,
            by: .campaign
        )
        return Repriced(options: options, hold: hold)
    }

    func apply(_ repriced: Repriced, to campaign: Campaign) throws {
        // The first hold pays for what is in line already, and is closed with the new one at the end.
        try CampaignStore(transaction, in: workspace).set(
            """
            options = \(try repriced.options.json), reservation_id = \(campaign.hold), hold_id = \(repriced.hold)
            """,
            of: campaign.id
        )
    }

    private func price(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> Points {
        let book = try runner.credits.ledger(in: transaction).book(workspace)
        let now = runner.ambient.now()
        let groups = try transaction.rows(
            """
            SELECT min(phone) AS sample, variant, count(*) AS count FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign.id) AND state = 'queued' AND handed = 0
                AND phone <> '' GROUP BY substr(phone, 1, 5), variant
            """
        )
        return try groups.reduce(Points.zero) { sum, row in
            let (phone, variant, count): (PhoneNumber, String?, Int64) =
                (try row["sample"], try row["variant"], try row["count"])
            let isOpen = variant == nil && campaign.winner == nil && !campaign.options.variants.isEmpty
            let category = isOpen ? plan.dearest : plan.category(of: variant ?? campaign.winner)
            let quote = try book.quote(category, to: phone, window: .closed, at: now)
            guard let amount = quote.amount.times(count), let next = sum.adding(amount) else {
                throw CreditError.overflow
            }
            return next
        }
    }
}

extension CampaignCheck.Plan {
    /// The templates' categories, as a person says go to them.
    var accepted: [String: String] {
        Dictionary(
            contents.values.map { ("\($0.template.id)", $0.template.category.rawValue) }
        ) { first, _ in first }
    }
}
