import Primitives
import Storage

/// How one of the templates that a campaign tried did.
struct VariantReport: Sendable, Equatable {
    let key: String
    let name: String
    var audience = 0
    var delivered = 0
    var read = 0
    var replied = 0
    var clicked = 0
    var cost = Points.zero
    var better: Better?

    /// By what it did better than another, with the bound below which that is chance.
    struct Better: Sendable, Equatable, Codable {
        let than: String
        let by: WinnerRule.Measure
        let p: String
    }

    func proportion(_ measure: WinnerRule.Measure) -> Proportion {
        let hits =
            switch measure {
            case .delivered: delivered
            case .read: read
            case .replied: replied
            case .clicked: clicked
            }
        return Proportion(hits: hits, of: audience)
    }

    /// Says of each what it is better at than another: what the campaign chooses by first, and only what is hardly chance.
    static func compared(_ variants: [Self], by rule: WinnerRule?) -> [Self] {
        let measures =
            [rule?.by].compactMap(\.self) + [.clicked, .replied, .read, .delivered].filter { $0 != rule?.by }
        return variants.map { variant in
            var variant = variant
            for measure in measures where variant.better == nil {
                let mine = variant.proportion(measure)
                for other in variants where other.key != variant.key && variant.better == nil {
                    let theirs = other.proportion(measure)
                    guard mine.isHigher(than: theirs), let p = mine.chance(against: theirs) else { continue }
                    variant.better = Better(than: other.key, by: measure, p: p)
                }
            }
            return variant
        }
    }
}

extension ReportStore {
    /// How each variant did among those on whom it was tried, and among those who got it as the winner.
    func variants(_ options: CampaignOptions, winner: String?) throws -> [VariantReport] {
        guard !options.variants.isEmpty else { return [] }
        var found: [String: VariantReport] = [:]
        for variant in options.variants { found[variant.key] = VariantReport(key: variant.key, name: variant.name) }
        let rows = try transaction.rows(
            """
            SELECT coalesce(r.variant, \(winner ?? "")) AS key, count(*) AS audience,
                count(CASE WHEN r.state = 'delivered' OR r.state = 'read' THEN 1 END) AS delivered,
                count(CASE WHEN r.state = 'read' THEN 1 END) AS read_count,
                count(a.replied_at) AS replied, count(a.clicked_at) AS clicked,
                CAST(sum(coalesce(r.charged, 0) + r.charged_before) AS BIGINT) AS cost
            FROM campaign_recipients r
            LEFT JOIN campaign_replies a ON a.workspace_id = r.workspace_id AND a.campaign_id = r.campaign_id
                AND a.row_number = r.row_number
            WHERE r.workspace_id = \(workspace) AND r.campaign_id = \(campaign) AND r.state <> 'skipped' GROUP BY 1
            """
        )
        for row in rows {
            let key: String = try row["key"]
            guard var variant = found[key] else { continue }
            (variant.audience, variant.delivered) = (try row["audience"], try row["delivered"])
            (variant.read, variant.replied) = (try row["read_count"], try row["replied"])
            (variant.clicked, variant.cost) = (try row["clicked"], try row["cost"])
            found[key] = variant
        }
        return VariantReport.compared(options.variants.compactMap { found[$0.key] }, by: options.winner)
    }

    /// How many of those who were to get nothing have written since the campaign began all the same.
    func holdout(since start: Timestamp?) throws -> (people: Int, replied: Int)? {
        let row = try transaction.row(
            """
            SELECT count(*) AS people,
                count(CASE WHEN c.last_inbound_at >= \(start ?? Timestamp(milliseconds: 0)) THEN 1 END) AS replied
            FROM campaign_recipients r
            LEFT JOIN contacts c ON c.workspace_id = r.workspace_id AND c.id = r.contact_id
            WHERE r.workspace_id = \(workspace) AND r.campaign_id = \(campaign) AND r.state = 'skipped'
                AND r.error_code = \(SkipReason.heldOut.code)
            """
        )
        let (people, replied): (Int, Int) = (try row?["people"] ?? 0, try row?["replied"] ?? 0)
        return people == 0 ? nil : (people, replied)
    }
}
