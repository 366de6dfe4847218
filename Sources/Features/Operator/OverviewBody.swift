import Primitives

/// What `GET /api/operator/overview` gives. Days and months are those of UTC.
struct OverviewBody: Codable, Sendable {
    let workspaces: Workspaces
    let points: Amounts
    /// Payments that came and were not credited.
    let suspense: Int
    let deadJobs: Int
    let gateways: [OverviewGateway]
    let version: String

    struct Workspaces: Codable, Sendable {
        let total: Int
        /// Points moved within 30 days.
        let active: Int
        let locked: Int
        let low: Int
    }

    struct Amounts: Codable, Sendable {
        let available: Points
        let held: Points
        let spentToday: Points
        let spentMonth: Points
    }
}

package struct OverviewGateway: Codable, Sendable, Equatable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
