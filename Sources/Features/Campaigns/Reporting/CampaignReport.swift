import Credits
package import Primitives

/// What became of a campaign.
package struct CampaignReport: Sendable {
    package let campaign: Campaign
    package let answers: Answers
    let failed: [Reason]
    let skipped: [Reason]
    package let costs: CampaignCosts
    package let buttons: [Button]
    package let links: [Link]
    package let hours: [Hour]
    let variants: [VariantReport]
    let holdout: (people: Int, replied: Int)?

    package struct Answers: Sendable, Equatable {
        package var replied = 0
        package var clicked = 0
        package var optedOut = 0
    }

    struct Reason: Sendable, Equatable {
        let code: Int64
        let count: Int
    }

    package struct Button: Sendable, Equatable {
        /// See `TappedButton`.
        package let number: Int
        package let text: String
        /// Of a carousel, from 0.
        package let card: Int?
        package let clicks: Int
        package let people: Int
    }

    package struct Link: Sendable, Equatable {
        package let url: String
        package let clicks: Int
        package let people: Int
    }

    package struct Hour: Sendable, Equatable {
        package let at: Timestamp
        package var sent = 0
        package var delivered = 0
        package var read = 0
        package var replied = 0
        package var clicked = 0
    }

    /// Meta's codes for what it kept back because the person has had enough marketing, or is part of an experiment.
    static let limitCodes: Set<Int64> = [131_049, 130_472]

    var limited: Int { failed.filter { Self.limitCodes.contains($0.code) }.reduce(0) { $0 + $1.count } }

    /// Who was, or is being, handed to Meta.
    var attempted: Int {
        campaign.counts.audience - campaign.counts[.queued] - campaign.counts[.skipped] - campaign.counts[.cancelled]
    }

    var delivered: Int { campaign.counts[.delivered] + campaign.counts[.read] }
    var sent: Int { campaign.counts[.sent] + delivered }
}

extension CampaignReport.Hour {
    static let most = 200

    /// The hours, or as many longer stretches as a picture can show.
    static func series(_ hours: [Self]) -> [Self] {
        guard let first = hours.map(\.at).min(), let last = hours.map(\.at).max() else { return [] }
        let span = (last - first).milliseconds / 3_600_000 + 1
        let width = (span + Int64(most) - 1) / Int64(most)
        var series: [Int64: Self] = [:]
        for hour in hours {
            let place = (hour.at - first).milliseconds / 3_600_000 / width
            var sum = series[place] ?? Self(at: first + .hours(place * width))
            sum.sent += hour.sent
            sum.delivered += hour.delivered
            sum.read += hour.read
            sum.replied += hour.replied
            sum.clicked += hour.clicked
            series[place] = sum
        }
        return series.sorted { $0.key < $1.key }.map(\.value)
    }
}
