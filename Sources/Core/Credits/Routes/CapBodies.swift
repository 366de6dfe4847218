import Primitives

/// What `PUT /api/credits/caps` takes: all caps there shall be.
struct NewCapsBody: Codable, Sendable {
    let day: Points?
    let month: Points?
    let campaign: Points?
    let apiKeys: [NewKeyCapBody]?
}

struct NewKeyCapBody: Codable, Sendable {
    let id: APIKeyID
    let cap: Points
}

/// The caps, and what counts under those of today and of this month.
struct CapsBody: Codable, Sendable {
    let day: Points?
    let month: Points?
    let campaign: Points?
    let dayUsed: Points?
    let monthUsed: Points?
    let dayRenewsAt: Timestamp?
    let monthRenewsAt: Timestamp?
    let apiKeys: [KeyCapBody]

    init(_ standings: [CapStanding]) {
        let find = { (kind: CapKind) in standings.first { $0.kind == kind } }
        day = find(.day)?.amount
        month = find(.month)?.amount
        campaign = find(.campaign)?.amount
        dayUsed = find(.day)?.used
        monthUsed = find(.month)?.used
        dayRenewsAt = find(.day)?.renewsAt
        monthRenewsAt = find(.month)?.renewsAt
        apiKeys = standings.compactMap(KeyCapBody.init)
    }
}

struct KeyCapBody: Codable, Sendable {
    let id: APIKeyID
    let cap: Points
    let used: Points
    let renewsAt: Timestamp

    init?(_ standing: CapStanding) {
        guard let key = standing.key, let used = standing.used, let renewsAt = standing.renewsAt else { return nil }
        id = key
        cap = standing.amount
        self.used = used
        self.renewsAt = renewsAt
    }
}
