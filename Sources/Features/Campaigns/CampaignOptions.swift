import Foundation
package import Primitives

/// What a person decides about a campaign besides its template and its words: one column, as JSON.
package struct CampaignOptions: Sendable, Equatable, Codable {
    /// `nil` for a campaign to one file.
    package var audience: Audience?
    package var replies: ReplyPlan
    package var schedule: Schedule
    package var retry: Retry
    /// It pauses rather than cost more.
    package var budget: Points?
    /// Templates that are tried against each other; empty where there is one.
    package var variants: [Variant]
    /// Percent of the audience that gets nothing, for comparison.
    package var holdout: Int
    package var winner: WinnerRule?
    package var retargetOf: RetargetOf?
    /// The templates' categories as they were when a person last said go, by their identities.
    var categories: [String: String]?
    /// What its templates asked for then: see `CampaignCheck.Plan.shapes`.
    var shapes: [String: String]?
    /// Its template was put into another category while it ran: what comes back in line may have been priced for the old one.
    var isRepriced: Bool?

    package init() {
        (replies, schedule, retry) = (.none, Schedule(), Retry())
        (variants, holdout) = ([], 0)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        audience = try container.decodeIfPresent(Audience.self, forKey: .audience)
        replies = try container.decodeIfPresent(ReplyPlan.self, forKey: .replies) ?? .none
        schedule = try container.decodeIfPresent(Schedule.self, forKey: .schedule) ?? Schedule()
        retry = try container.decodeIfPresent(Retry.self, forKey: .retry) ?? Retry()
        budget = try container.decodeIfPresent(Points.self, forKey: .budget)
        variants = try container.decodeIfPresent([Variant].self, forKey: .variants) ?? []
        holdout = try container.decodeIfPresent(Int.self, forKey: .holdout) ?? 0
        winner = try container.decodeIfPresent(WinnerRule.self, forKey: .winner)
        retargetOf = try container.decodeIfPresent(RetargetOf.self, forKey: .retargetOf)
        categories = try container.decodeIfPresent([String: String].self, forKey: .categories)
        shapes = try container.decodeIfPresent([String: String].self, forKey: .shapes)
        isRepriced = try container.decodeIfPresent(Bool.self, forKey: .isRepriced)
    }

    init(json text: String) throws {
        self = try JSONDecoder().decode(CampaignOptions.self, from: Data(text.utf8))
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// Whether failed messages are tried again, until when, and how often.
package struct Retry: Sendable, Equatable, Codable {
    package var on: Bool
    package var until: Timestamp?
    /// Besides the first.
    package var attempts: Int

    package init(on: Bool = false, until: Timestamp? = nil, attempts: Int = 3) {
        (self.on, self.until, self.attempts) = (on, until, attempts)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        on = try container.decodeIfPresent(Bool.self, forKey: .on) ?? false
        until = try container.decodeIfPresent(Timestamp.self, forKey: .until)
        attempts = try container.decodeIfPresent(Int.self, forKey: .attempts) ?? 3
    }
}

/// The campaign whose people this one goes to again.
package struct RetargetOf: Sendable, Equatable, Codable {
    package var id: CampaignID
    package var name: String
    package var outcome: RetargetOutcome

    package init(id: CampaignID, name: String, outcome: RetargetOutcome) {
        (self.id, self.name, self.outcome) = (id, name, outcome)
    }
}
