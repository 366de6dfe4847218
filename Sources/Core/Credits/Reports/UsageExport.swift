import Primitives
import Storage

/// The lines of a period that has ended, page by page, each in a transaction of its own: a connection is not held while
/// somebody reads slowly, and others come in between.
struct UsageExport: Sendable {
    private static let page = 1_000

    let database: Database
    let workspace: WorkspaceID
    let from: Timestamp
    let to: Timestamp
    /// The time zone that the workspace's days are counted in.
    let zone: String

    /// The same to the same end, from another moment.
    func from(_ from: Timestamp) -> UsageExport {
        UsageExport(database: database, workspace: workspace, from: from, to: to, zone: zone)
    }

    func pages(_ take: ([UsageItem]) async throws -> Void) async throws {
        var last: UsageLine?
        var bookedFrom = from
        while true {
            let (after, since) = (last, bookedFrom)
            let (lines, booked) = try await read { store in
                let lines = try store.lines(from: from, to: to, after: after, limit: Self.page)
                let until = lines.count < Self.page ? to : lines.last.map { $0.at + .milliseconds(1) } ?? to
                return (lines, try store.booked(from: since, to: until))
            }
            try await take(Self.merged(lines, booked))
            guard lines.count == Self.page, let newest = lines.last else { return }
            last = newest
            bookedFrom = newest.at + .milliseconds(1)
        }
    }

    /// In the order of time; what was booked is nothing on almost every page.
    private static func merged(_ lines: [UsageLine], _ booked: [BookedDifference]) -> [UsageItem] {
        let items = lines.map(UsageItem.message)
        // Sorting is stable.
        return booked.isEmpty ? items : (items + booked.map(UsageItem.booked)).sorted { $0.at < $1.at }
    }

    /// How many lines there are, if not more than `most`.
    func count(upTo most: Int) async throws -> Int {
        try await read { try $0.count(from: from, to: to, upTo: most) }
    }

    /// What the journal says of the period.
    func journal() async throws -> Points {
        try await read { try $0.journal(from: from, to: to) }
    }

    private func read<Output: Sendable>(
        _ body: @escaping @Sendable (UsageStore) throws -> Output
    ) async throws -> Output {
        try await database.read { try body(UsageStore(transaction: $0, workspace: workspace)) }
    }
}
