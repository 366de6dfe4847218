import Credits
import Primitives
import Storage
import Templates

/// What a campaign whose template was put into another category, or changed, needs before it goes on: points for the new price. So
/// does one that was paused for so long that its points went back.
///
/// What still stands in line is taken back, the hold that would have paid for it ends, and another is made for everybody who has
/// not had the message. Consent and price of each person are looked at anew when it is their turn.
struct CampaignRepricing {
    private static let holdLasts: Duration = .days(90)

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction

    private var recall: CampaignRecall {
        CampaignRecall(runner: runner, workspace: workspace, transaction: transaction)
    }

    struct Repriced {
        let options: CampaignOptions
        let hold: HoldID
        let recalled: [RecalledMessage]
        /// The template takes other values than before.
        let isRewritten: Bool
    }

    /// Locks the wallet, so before the campaign. `nil` when nothing of that is so.
    ///
    /// - Throws: `CreditError`, when the points are not there; `CampaignError`.
    func prepare(_ seen: Campaign) throws -> Repriced? {
        guard let accepted = seen.options.categories, seen.hold != nil || seen.kind == .api else { return nil }
        let ledger = runner.credits.ledger(in: transaction)
        let check = CampaignCheck(transaction, line: runner.line, in: workspace)
        let plan = try check.contents(of: seen)
        let isRewritten = seen.options.shapes.map { $0 != plan.shapes } ?? false
        let hasChanged = plan.accepted.contains { accepted[$0.key] != $0.value }
        // What somebody sends again of a campaign that had ended has a hold of its own.
        let isOut = try !seen.isSettled && seen.hold.map { try !ledger.isOpen(workspace, hold: $0) } ?? false
        guard hasChanged || isRewritten || isOut || seen.failure?.code == .templateCategory else { return nil }
        if isRewritten { try check.requireValues(for: seen, plan) }
        var options = seen.options
        options.categories = plan.accepted
        options.shapes = plan.shapes
        options.isRepriced = true
        let recalled = try recall.takeAll(seen)
        if let hold = seen.hold { try ledger.close(workspace, hold: hold) }
        let reference: HoldID = runner.ambient.id()
        let hold = try ledger.hold(
            workspace,
            reference: "campaign:\(seen.id):category:\(reference)",
            amount: try price(seen, plan),
            expiresAt: runner.ambient.now() + Self.holdLasts,
            label: seen.name,
            by: .campaign
        )
        return Repriced(options: options, hold: hold, recalled: recalled, isRewritten: isRewritten)
    }

    func apply(_ repriced: Repriced, to campaign: Campaign) throws {
        try recall.putBack(repriced.recalled, in: campaign)
        // What the API gave cannot be written anew.
        if repriced.isRewritten, campaign.kind == .broadcast {
            try RecipientStore(transaction, campaign.id, in: workspace).forgetContents()
        }
        try CampaignStore(transaction, in: workspace).set(
            "options = \(try repriced.options.json), hold_id = \(repriced.hold), is_queued = 0",
            of: campaign.id
        )
    }

    /// For whoever waits, in line or not, and for what may yet come back from a dispatcher's hands. Further attempts have holds of
    /// their own.
    private func price(_ campaign: Campaign, _ plan: CampaignCheck.Plan) throws -> Points {
        let book = try runner.credits.ledger(in: transaction).book(workspace)
        let now = runner.ambient.now()
        let groups = try transaction.rows(
            """
            SELECT min(phone) AS sample, variant, count(*) AS count FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign.id) AND state IN ('queued', 'submitting')
                AND attempt = 1 AND row_number <= \(campaign.cutRow ?? Int.max) AND phone <> '' GROUP BY substr(phone, 1, 5), variant
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
    /// What each template asks for: a message that was written for another shape would be refused.
    var shapes: [String: String] {
        Dictionary(
            contents.values.map { content in
                let variables = content.template.variables.map {
                    "\($0.key) \($0.type.rawValue)\($0.required ? "" : "?")"
                }
                return ("\(content.template.id)", variables.sorted().joined(separator: " "))
            }
        ) { first, _ in first }
    }

    /// The templates' categories, as a person says go to them.
    var accepted: [String: String] {
        Dictionary(
            contents.values.map { ("\($0.template.id)", $0.template.category.rawValue) }
        ) { first, _ in first }
    }
}
