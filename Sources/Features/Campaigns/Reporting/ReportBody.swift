import CloudAPI
import Credits
import Messaging
import Primitives

/// `GET /api/campaigns/{id}/report`.
struct ReportBody: Codable, Sendable {
    let funnel: Funnel
    let reasons: [Reason]
    let skipped: [Skipped]
    let cost: Cost
    let buttons: [Button]
    let links: [Link]
    let replies: Replies
    /// Until a shop is connected there is nothing to count.
    let orders: Int?
    let hours: [Hour]
    let variants: [Variant]
    let holdout: Holdout?

    struct Variant: Codable, Sendable {
        let key: String
        let name: String
        let audience: Int
        let delivered: Int
        let read: Int
        let replied: Int
        let clicked: Int
        let cost: Points
        let better: VariantReport.Better?
    }

    struct Holdout: Codable, Sendable {
        let people: Int
        let replied: Int
    }

    struct Funnel: Codable, Sendable {
        let audience: Int
        let attempted: Int
        let sent: Int
        let delivered: Int
        let read: Int
        let replied: Int
        let clicked: Int
        let failed: Int
        /// Of those, whom Meta kept it from: they have had enough marketing, or are part of an experiment.
        let limited: Int
        let unknown: Int
        let skipped: Int
        let optedOut: Int
    }

    struct Reason: Codable, Sendable {
        let code: Int64
        let title: String
        let `class`: String
        let advice: String
        let retryable: Bool
        let count: Int
    }

    struct Skipped: Codable, Sendable {
        let code: Int64
        let reason: String
        let words: String
        let count: Int
    }

    struct Cost: Codable, Sendable {
        let estimated: Points
        let charged: Points
        let released: Points
        let open: Points
        let lines: [Line]

        struct Line: Codable, Sendable {
            let market: String
            let category: MessageCategory
            let free: FreeReason?
            let count: Int
            let estimated: Points
            let charged: Points
            /// Why they differ, and the code by which clients have words of their own.
            let words: String?
            let why: String?
            /// Meta's category, where it is why.
            let billedAs: String?
        }
    }

    struct Button: Codable, Sendable {
        let index: Int
        let text: String
        /// Of a carousel, counted from 0.
        let card: Int?
        let clicks: Int
        let people: Int
    }

    struct Link: Codable, Sendable {
        let url: String
        let clicks: Int
        let people: Int
    }

    struct Replies: Codable, Sendable {
        let people: Int
        let withinHours: Int
    }

    struct Hour: Codable, Sendable {
        let at: Timestamp
        let sent: Int
        let delivered: Int
        let read: Int
        let replied: Int
        let clicked: Int
    }
}

extension ReportBody {
    init(_ report: CampaignReport) {
        let counts = report.campaign.counts
        funnel = Funnel(
            audience: counts.audience,
            attempted: report.attempted,
            sent: report.sent,
            delivered: report.delivered,
            read: counts[.read],
            replied: report.answers.replied,
            clicked: report.answers.clicked,
            failed: counts[.failed],
            limited: report.limited,
            unknown: counts[.unknown],
            skipped: counts[.skipped],
            optedOut: report.answers.optedOut
        )
        reasons = report.failed.map { reason in
            let facts = FailureFacts(reason.code)
            return Reason(
                code: reason.code,
                title: facts.title,
                class: facts.kind,
                advice: facts.advice,
                retryable: facts.isRetryable,
                count: reason.count
            )
        }
        skipped = report.skipped.map {
            Skipped(
                code: $0.code,
                reason: SkipReason.key($0.code),
                words: SkipReason.title($0.code) ?? "Reason \($0.code)",
                count: $0.count
            )
        }
        cost = Cost(report.costs)
        buttons = report.buttons.map {
            Button(index: $0.number, text: $0.text, card: $0.card, clicks: $0.clicks, people: $0.people)
        }
        links = report.links.map { Link(url: $0.url, clicks: $0.clicks, people: $0.people) }
        replies = Replies(
            people: report.answers.replied,
            withinHours: Int(CampaignAnswers.within.components.seconds / 3_600)
        )
        orders = nil
        variants = report.variants.map {
            Variant(
                key: $0.key,
                name: $0.name,
                audience: $0.audience,
                delivered: $0.delivered,
                read: $0.read,
                replied: $0.replied,
                clicked: $0.clicked,
                cost: $0.cost,
                better: $0.better
            )
        }
        holdout = report.holdout.map { Holdout(people: $0.people, replied: $0.replied) }
        hours = report.hours.map {
            Hour(
                at: $0.at,
                sent: $0.sent,
                delivered: $0.delivered,
                read: $0.read,
                replied: $0.replied,
                clicked: $0.clicked
            )
        }
    }
}
