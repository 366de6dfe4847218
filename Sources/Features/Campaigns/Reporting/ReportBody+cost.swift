import Primitives

extension ReportBody.Cost {
    init(_ costs: CampaignCosts) {
        estimated = costs.estimated
        charged = costs.charged
        released = costs.released
        open = costs.open
        lines = costs.lines.map {
            Line(
                market: $0.market,
                category: $0.category,
                free: $0.free,
                count: $0.count,
                estimated: $0.estimated,
                charged: $0.charged,
                words: $0.why?.words,
                why: $0.why?.code,
                billedAs: $0.why?.billedAs
            )
        }
    }
}
