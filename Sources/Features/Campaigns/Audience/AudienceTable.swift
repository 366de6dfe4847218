import Contacts
import Credits
import Primitives
import Storage

/// Writes contacts into a campaign's recipients by statements that each do thousands: who is meant, why one is left out, in
/// which part of a test they fall and what their message costs are all expressions.
struct AudienceTable {
    /// Contacts of one transaction: a tenth of a second's work, so that nobody's reply waits long.
    static let batch = 20_000

    let desk: AudienceDesk
    let reasons: AudienceReasons
    let book: PriceBook
    let at: Timestamp

    private var transaction: Transaction { desk.transaction }
    private var workspace: WorkspaceID { desk.workspace }
    private var campaign: Campaign { desk.campaign }
    private var plan: CampaignCheck.Plan { desk.plan }

    /// The next contacts after the last that was written down; `nil` when there are none.
    func write(_ matched: SQL) throws -> Batch? {
        let here = desk.sql.present + " AND c.id > \(campaign.frozenRow) AND " + matched
        let groups = try transaction.rows(
            """
            SELECT substr(n.phone, 1, 5) AS prefix, min(n.phone) AS sample, max(n.id) AS last FROM (
             SELECT c.id, c.phone FROM contacts c WHERE \(here) ORDER BY c.id LIMIT \(Self.batch)) n
            GROUP BY substr(n.phone, 1, 5)
            """
        )
        let ends: [Int] = try groups.map { try $0["last"] }
        guard let last = ends.max() else { return nil }
        let first = campaign.counts.audience
        try transaction.run(insertion(here + " AND c.id <= \(last)", try prices(groups), after: first))
        return try tally(after: first, last: last)
    }

    struct Batch {
        let last: Int
        let counts: CampaignCounts
        let quoted: Points
    }

    /// What a message of each category costs for each beginning of a number that there is.
    private func prices(_ groups: [Row]) throws -> [(prefix: String, quote: Quote)] {
        try groups.flatMap { row -> [(prefix: String, quote: Quote)] in
            let (prefix, sample): (String?, PhoneNumber?) = (try row["prefix"], try row["sample"])
            guard let prefix, let sample else { return [] }
            return try plan.categories.map { category in
                (prefix, try book.quote(category, to: sample, window: .closed, at: at))
            }
        }
    }

    private func insertion(_ matched: SQL, _ prices: [(prefix: String, quote: Quote)], after first: Int) -> SQL {
        let split = reasons.split
        var values: SQL = ""
        for (place, price) in prices.enumerated() {
            if place > 0 { values += ", " }
            values += """
                (CAST(\(price.prefix) AS TEXT), CAST(\(price.quote.category.rawValue) AS TEXT),
                 CAST(\(price.quote.market) AS TEXT), CAST(\(price.quote.callingCode) AS TEXT),
                 CAST(\(price.quote.amount) AS BIGINT), CAST(\(price.quote.price) AS BIGINT),
                 CAST(\(price.quote.free?.rawValue) AS TEXT))
                """
        }
        if prices.isEmpty {
            values = """
                (CAST('' AS TEXT), CAST('' AS TEXT), CAST('' AS TEXT), CAST(NULL AS TEXT), CAST(0 AS BIGINT),
                 CAST(NULL AS BIGINT), CAST(NULL AS TEXT))
                """
        }
        let zone: SQL = campaign.options.schedule.zone == .recipient ? "coalesce(p.country, '')" : "''"
        return """
            WITH prices(prefix, category, market, code, amount, price, free) AS (VALUES \(values)),
            matched AS (
             SELECT c.id, c.name, c.folded_name, c.phone, c.country, \(reasons.sql) AS reason,
              \(campaign.options.variants.isEmpty ? "0" : split.place(of: "c.id")) AS place
             FROM contacts c WHERE \(matched)),
            people AS (
             SELECT m.*, \(split.variant(at: "m.place")) AS variant, row_number() OVER (ORDER BY m.id) AS number
             FROM matched m)
            INSERT INTO campaign_recipients (workspace_id, campaign_id, row_number, contact_id, name, folded_name, phone,
             state, error_code, category, market, calling_code, quoted, price_id, free, zone, variant)
            SELECT \(raw: "\(workspace.rawValue)"), \(raw: "\(campaign.id.rawValue)"), \(raw: "\(first)") + p.number, p.id, p.name,
             p.folded_name, coalesce(p.phone, ''), CASE WHEN p.reason IS NULL THEN 'queued' ELSE 'skipped' END, p.reason,
             \(category), coalesce(q.market, ''), q.code, coalesce(q.amount, 0), q.price, q.free, \(zone), p.variant
            FROM people p LEFT JOIN prices q ON q.prefix = substr(p.phone, 1, 5) AND q.category = \(category)
            """
    }

    /// Of a person's variant; who gets the winner is counted as the dearest.
    private var category: SQL {
        let contents = campaign.contents
        guard contents.count > 1, plan.categories.count > 1 else {
            return "CAST(\(plan.dearest.rawValue) AS TEXT)"
        }
        var sql: SQL = "CASE p.variant"
        for content in contents {
            let category = plan.category(of: content.key)
            sql += " WHEN \(content.key) THEN CAST(\(category.rawValue) AS TEXT)"
        }
        return sql + " ELSE CAST(\(plan.dearest.rawValue) AS TEXT) END"
    }

    private func tally(after first: Int, last: Int) throws -> Batch {
        let rows = try transaction.rows(
            """
            SELECT state, count(*) AS count, CAST(sum(quoted) AS BIGINT) AS quoted FROM campaign_recipients
            WHERE workspace_id = \(workspace) AND campaign_id = \(campaign.id) AND row_number > \(first) GROUP BY state
            """
        )
        var counts = CampaignCounts()
        var quoted = Points.zero
        for row in rows {
            let state: String = try row["state"]
            guard let state = RecipientState(rawValue: state) else { continue }
            counts[state] = try row["count"]
            if state == .queued { quoted = try row["quoted"] }
        }
        return Batch(last: last, counts: counts, quoted: quoted)
    }
}
