import Calendars
import Foundation
import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// What contacts said, by whom they said it of.
struct SatisfactionReport: Codable, Sendable {
    let asked: Int64
    let answered: Int64
    /// 1 to 5; null when nobody answered.
    let average: Double?
    let items: [Item]

    struct Item: Codable, Sendable {
        /// The member, team or channel; `2026-11-23` for a day; null for what was nobody's.
        let key: String?
        let name: String
        let asked: Int64
        let answered: Int64
        let average: Double?

        init(_ key: String?, _ name: String, _ sum: SatisfactionSum) {
            self.key = key
            self.name = name
            asked = sum.asked
            answered = sum.answered
            average = sum.average
        }
    }

    enum Grouping: String, CaseIterable {
        case member
        case team
        case channel
        case day
    }

    /// Days of a report, and so of its rows.
    static let daysMost: Int64 = 400

    init(
        by grouping: Grouping,
        from start: Timestamp,
        to end: Timestamp,
        workspace: WorkspaceID,
        in transaction: Transaction
    ) throws {
        let store = SatisfactionStore(transaction, in: workspace)
        switch grouping {
        case .member:
            let sums = try store.sums(by: "member_id", from: start, to: end)
            let ids = sums.map { MemberID(rawValue: $0.key) }
            let names = try NameStore(transaction, workspace: workspace).find(members: Set(ids), teams: []).members
            items = zip(ids, sums).map { Item($0.rawValue == 0 ? nil : "\($0)", names[$0] ?? "", $1.sum) }
        case .team:
            let sums = try store.sums(by: "team_id", from: start, to: end)
            let ids = sums.map { TeamID(rawValue: $0.key) }
            let names = try NameStore(transaction, workspace: workspace).find(members: [], teams: Set(ids)).teams
            items = zip(ids, sums).map { Item($0.rawValue == 0 ? nil : "\($0)", names[$0] ?? "", $1.sum) }
        case .channel:
            let sums = try store.sums(by: "channel_id", from: start, to: end)
            let names = Dictionary(
                uniqueKeysWithValues: try ChannelStore(transaction).all(workspace).map { ($0.id, $0.name) }
            )
            items = sums.map { sum in
                let id = ChannelID(rawValue: sum.key)
                return Item("\(id)", names[id] ?? "", sum.sum)
            }
        case .day:
            items = try Self.days(
                store.sums(by: Self.quarterHour, from: start, to: end),
                zone: WorkspaceStore(transaction).find(workspace)?.timeZone
            )
        }
        let all = try store.sums(by: "workspace_id", from: start, to: end).first?.sum ?? SatisfactionSum()
        asked = all.asked
        answered = all.answered
        average = all.average
    }

    /// Every zone is ahead of UTC by quarters of an hour, so a day of any of them is made of these.
    private static let quarterHour: SQL = "asked_at / 900000"

    private static func days(_ sums: [(key: Int64, sum: SatisfactionSum)], zone: String?) -> [Item] {
        let clock = zone.flatMap { ZoneClock($0) } ?? ZoneClock("UTC")
        var days: [CivilDay: SatisfactionSum] = [:]
        for (quarter, sum) in sums {
            let moment = Timestamp(seconds: quarter * 900)
            let day = clock?.reading(at: moment).day ?? CivilDay(daysSince1970: quarter / 96)
            days[day] = days[day, default: SatisfactionSum()] + sum
        }
        return days.sorted { $0.key < $1.key }.map { Item("\($0.key)", "\($0.key)", $0.value) }
    }
}
