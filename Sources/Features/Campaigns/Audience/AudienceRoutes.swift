import HTTPTypes
import Primitives
import Routes

/// Counting a campaign's audience before it starts.
struct AudienceRoutes: Sendable {
    private let campaigns: CampaignService

    init(_ campaigns: CampaignService) {
        self.campaigns = campaigns
    }

    var routes: [Route] { [count, show] }

    private var count: Route {
        Route(
            .post,
            "/api/campaigns/{id}/audience",
            access: .permission(.editCampaigns),
            summary: "Count the audience: who is matched, and who is left out for which reason",
            status: 202
        ) { call in
            try await campaigns.countAudience(call.id("id"), by: call.caller)
            return .json(AudienceStateBody(state: .counting), status: .accepted)
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/campaigns/{id}/audience",
            access: .permission(.viewCampaigns),
            summary: "The audience as it was last counted, with its first twenty people",
            gives: AudienceBody.self
        ) { call in
            let caller = try call.caller
            let shown = try await campaigns.audience(call.id("id"), in: caller.workspace)
            return .json(AudienceBody(shown, for: caller))
        }
    }
}

struct AudienceStateBody: Codable, Sendable {
    enum State: String, Codable, CaseIterable, Sendable {
        case none
        case counting
        case counted
    }

    let state: State
}

/// A counted audience as the API gives it.
struct AudienceBody: Codable, Sendable {
    struct Excluded: Codable, Sendable {
        let reason: String
        let words: String
        let count: Int
    }

    struct Day: Codable, Sendable {
        let day: String
        let count: Int
    }

    struct Person: Codable, Sendable {
        let row: Int
        let name: String
        let phone: String
    }

    let state: AudienceStateBody.State
    let countedAt: Timestamp?
    let matched: Int
    let reachable: Int
    let excluded: [Excluded]
    let waves: [Day]
    let sample: [Person]

    init(_ shown: ShownAudience, for caller: Caller) {
        state = shown.counted != nil ? .counted : shown.isAsked ? .counting : .none
        countedAt = shown.countedAt
        matched = shown.counted?.matched ?? 0
        reachable = shown.counted?.reachable ?? 0
        excluded = (shown.counted?.excluded ?? [:]).sorted { ($1.value, $1.key) < ($0.value, $0.key) }.map {
            code,
            count in
            Excluded(reason: SkipReason.key(code), words: SkipReason.title(code) ?? "", count: count)
        }
        waves = shown.days.count > 1 ? shown.days.map { Day(day: "\($0.day)", count: $0.count) } : []
        sample = (shown.counted?.sample ?? []).enumerated().map { place, person in
            Person(row: person.row ?? place + 1, name: person.name, phone: caller.shown(person.phone))
        }
    }
}
