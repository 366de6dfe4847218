import Messaging
import Primitives
import Workspaces

/// How a conversation came to be whose it is, newest first, and for whom it is there and why, in words.
struct WhyBody: Codable, Sendable {
    let assignment: [Step]
    let visible: [Viewer]

    struct Step: Codable, Sendable {
        let at: Timestamp
        /// The word of the rule; null when a person did it.
        let rule: String?
        let words: String
    }

    struct Viewer: Codable, Sendable {
        let member: Named
        let why: String
    }

    struct Named: Codable, Sendable {
        let id: MemberID
        let name: String
    }

    /// The lines of a thread that say whose it is.
    static let events = ["assigned", "unassigned", "waiting", "moved", "reopened", "resolved"]

    init(_ history: ConversationHistory) {
        let members = Dictionary(uniqueKeysWithValues: history.members.map { ($0.id, $0.name) })
        let teams = Dictionary(uniqueKeysWithValues: history.teams.map { ($0.id, $0.name) })
        assignment = history.entries.compactMap { entry in
            entry.event.map { event in
                Step(
                    at: entry.at,
                    rule: event.data["rule"],
                    words: Self.words(
                        event,
                        by: entry.author.map { members[$0] ?? "A former member" },
                        member: event.data["member"].flatMap { MemberID($0) }.map { members[$0] ?? "a former member" },
                        team: event.data["team"].flatMap { TeamID($0) }.map { teams[$0] ?? "a former team" }
                    )
                )
            }
        }
        visible = history.viewers.map { viewer in
            Viewer(
                member: Named(id: viewer.member.id, name: viewer.member.name),
                why: Self.why(viewer, history.place, teams)
            )
        }
    }

    private static func words(_ event: Entry.Event, by author: String?, member: String?, team: String?) -> String {
        let whom = [member, team.map { "the team \($0)" }].compactMap { $0 }.joined(separator: ", in ")
        switch event.name {
        case "assigned":
            if let reason = event.data["rule"].flatMap(Reason.init) { return reason.words(member: member, team: team) }
            guard let author else { return "Given to \(whom)." }
            return author == member ? "\(author) took it." : "\(author) gave it to \(whom)."
        case "unassigned":
            return author.map { "\($0) gave it back to nobody." } ?? "It became nobody's: who had it left."
        case "waiting": return event.data["rule"].flatMap(Reason.init)?.words(member: nil, team: nil) ?? "It waits."
        case "moved":
            let place = event.data["to"].map { "the \($0) inbox" } ?? "the other inbox"
            return "\(author ?? "Somebody") moved it to \(place), where it is nobody's at first."
        case "resolved":
            if event.data["rule"] != nil { return "It was resolved by itself: nothing had happened for long." }
            return "\(author ?? "Somebody") resolved it."
        default: return author.map { "\($0) opened it again." } ?? "The contact wrote again after it was resolved."
        }
    }

    private static func why(
        _ viewer: ConversationHistory.Viewer,
        _ place: ConversationPlace,
        _ teams: [TeamID: String]
    ) -> String {
        if place.assignee == viewer.member.id { return "It is theirs." }
        guard let own = viewer.scope.ownTeams else {
            return "The role \(viewer.member.roleName) sees all of the \(place.inbox.rawValue) inbox."
        }
        if let team = place.team, own.contains(team) {
            return "It is of the team \(teams[team] ?? ""), which they are in."
        }
        return "It is nobody's."
    }
}

extension Reason {
    func words(member: String?, team: String?) -> String {
        let (who, whom) = (member ?? "somebody", team.map { "the team \($0)" } ?? "a team")
        switch self {
        case .sameAgent: return "Given to \(who), who had it before it was resolved a short time ago."
        case .owner: return "Given to \(who), who owns the contact."
        case .previous: return "Given to \(who), who had a conversation with this contact before."
        case .member: return "Given to \(who), who gets the new conversations of this number."
        case .roundRobin: return "Given to \(who): it was their turn in \(whom)."
        case .leastLoaded: return "Given to \(who), who had the fewest open conversations of \(whom)."
        case .team: return "Given to \(whom), whose members take conversations themselves."
        case .nobodyFree: return "It waits\(team.map { " in the team \($0)" } ?? ""): nobody was there who had room."
        case .outsideHours: return "It waits\(team.map { " in the team \($0)" } ?? ""): it came outside working hours."
        case .noAccess: return "It stayed nobody's: nobody whom the rule names may see this inbox."
        }
    }
}
