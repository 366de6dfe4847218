package import Primitives
package import Storage

/// How many contacts a query is about, and how many of them can be written to.
package struct ContactCount: Sendable {
    package let count: Int64
    package let optedIn: Int64
    package let blocked: Int64
    package let withoutNumber: Int64
    /// Those who would get a marketing message: with a number, not blocked, who did not say no; by country, where known.
    package let reachable: [String?: Int64]
}

/// What a marketing message to so many people in each country costs, as whoever sells them says it.
package struct AudienceCost: Sendable {
    package let category: String
    package let points: Points

    package init(category: String, points: Points) {
        self.category = category
        self.points = points
    }

    /// `nil` where a price is missing: it is never guessed.
    package typealias Ask =
        @Sendable (Transaction, WorkspaceID, _ reachable: [String?: Int64]) throws -> AudienceCost?
}

extension ContactStore {
    /// One statement.
    package func count(_ query: ContactQuery, in workspace: WorkspaceID) throws -> ContactCount {
        let rows = try transaction.rows(
            """
            SELECT c.country, count(*) AS all_of, count(c.phone) AS numbers, count(c.blocked_at) AS blocked,
                count(CASE WHEN c.opt_in = 'yes' THEN 1 END) AS opted_in,
                count(CASE WHEN c.phone IS NOT NULL AND c.blocked_at IS NULL AND c.opt_in <> 'no' THEN 1 END) AS reached
            FROM contacts c WHERE \(try condition(query, in: workspace)) GROUP BY c.country
            """
        )
        func sum(_ name: String) throws -> Int64 { try rows.reduce(0) { $0 + (try $1[name] as Int64) } }
        var reachable: [String?: Int64] = [:]
        for row in rows {
            let reached: Int64 = try row["reached"]
            if reached > 0 { reachable[try row["country"] as String?] = reached }
        }
        return ContactCount(
            count: try sum("all_of"),
            optedIn: try sum("opted_in"),
            blocked: try sum("blocked"),
            withoutNumber: try sum("all_of") - sum("numbers"),
            reachable: reachable
        )
    }
}
