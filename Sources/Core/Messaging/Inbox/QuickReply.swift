import Primitives
import Storage
import Workspaces

/// A text that is kept ready, called by its shortcut after `/`.
struct QuickReply: Sendable, Equatable {
    let id: QuickReplyID
    var shortcut: String
    var title: String
    var text: String
    var media: MediaID?
    var category: String
    var scope: Scope
    let uses: Int64

    /// Who has it.
    enum Scope: Sendable, Hashable {
        case mine(MemberID)
        case team(TeamID)
        case all

        var word: String {
            switch self {
            case .mine: "mine"
            case .team: "team"
            case .all: "all"
            }
        }

        var owner: Int64 {
            switch self {
            case .mine(let member): member.rawValue
            case .team(let team): team.rawValue
            case .all: 0
            }
        }
    }
}

extension QuickReply {
    init(_ row: Row) throws {
        let (word, owner): (String, Int64) = (try row["scope"], try row["owner_id"])
        self.init(
            id: try row["id"],
            shortcut: try row["shortcut"],
            title: try row["title"],
            text: try row["text"],
            media: try row["media_id"],
            category: try row["category"],
            scope: word == "mine"
                ? .mine(MemberID(rawValue: owner)) : word == "team" ? .team(TeamID(rawValue: owner)) : .all,
            uses: try row["uses"]
        )
    }
}
