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
        /// By which clients say the words in other languages, with the facts.
        let code: String
        let facts: [String: String]
    }

    struct Viewer: Codable, Sendable {
        let member: Named
        let why: String
        let code: String
        let facts: [String: String]
    }

    /// A sentence and the code it has for clients.
    typealias Coded = (code: String, said: Said)

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
                let (code, said) = Self.words(
                    event,
                    by: entry.author.map { members[$0] ?? "A former member" },
                    member: event.data["member"].flatMap { MemberID($0) }.map { members[$0] ?? "a former member" },
                    team: event.data["team"].flatMap { TeamID($0) }.map { teams[$0] ?? "a former team" }
                )
                return Step(at: entry.at, rule: event.data["rule"], words: said.text, code: code, facts: said.facts)
            }
        }
        visible = history.viewers.map { viewer in
            let (code, said) = Self.why(viewer, history.place, teams)
            return Viewer(
                member: Named(id: viewer.member.id, name: viewer.member.name),
                why: said.text,
                code: code,
                facts: said.facts
            )
        }
    }

    private static func words(_ event: Entry.Event, by author: String?, member: String?, team: String?) -> Coded {
        let rule = event.data["rule"].flatMap(Reason.init)
        switch event.name {
        case "assigned":
            if let rule { return rule.words(member: member, team: team) }
            let whom = [member, team.map { "the team \($0)" }].compactMap { $0 }.joined(separator: ", in ")
            let fact = [member, team].compactMap { $0 }.joined(separator: " · ")
            guard let author else { return ("given", "Given to \(whom, "whom", as: fact).") }
            return author == member
                ? ("took", "\(author, "by") took it.")
                : ("given-by", "\(author, "by") gave it to \(whom, "whom", as: fact).")
        case "unassigned":
            guard let author else { return ("left", "It became nobody's: who had it left.") }
            return ("given-back", "\(author, "by") gave it back to nobody.")
        case "waiting": return rule?.words(member: nil, team: nil) ?? ("waits", "It waits.")
        case "moved":
            let (by, to) = (author ?? "Somebody", event.data["to"])
            let place = to.map { "the \($0) inbox" } ?? "the other inbox"
            return (
                "moved", "\(by, "by") moved it to \(place, "inbox", as: to ?? ""), where it is nobody's at first."
            )
        case "resolved":
            if event.data["rule"] != nil {
                return ("resolved-itself", "It was resolved by itself: nothing had happened for long.")
            }
            return ("resolved", "\(author ?? "Somebody", "by") resolved it.")
        default:
            guard let author else { return ("wrote-again", "The contact wrote again after it was resolved.") }
            return ("reopened", "\(author, "by") opened it again.")
        }
    }

    private static func why(
        _ viewer: ConversationHistory.Viewer,
        _ place: ConversationPlace,
        _ teams: [TeamID: String]
    ) -> Coded {
        if place.assignee == viewer.member.id { return ("theirs", "It is theirs.") }
        guard let own = viewer.scope.ownTeams else {
            let (role, inbox) = (viewer.member.roleName, place.inbox.rawValue)
            return ("role-sees-inbox", "The role \(role, "name") sees all of the \(inbox, "inbox") inbox.")
        }
        if let team = place.team, own.contains(team) {
            return ("of-their-team", "It is of the team \(teams[team] ?? "", "team"), which they are in.")
        }
        return ("nobodys", "It is nobody's.")
    }
}

extension Reason {
    func words(member: String?, team: String?) -> WhyBody.Coded {
        let (who, whom) = (member ?? "somebody", team.map { "the team \($0)" } ?? "a team")
        let said: Said =
            switch self {
            case .sameAgent: "Given to \(who, "whom"), who had it before it was resolved a short time ago."
            case .owner: "Given to \(who, "whom"), who owns the contact."
            case .previous: "Given to \(who, "whom"), who had a conversation with this contact before."
            case .member: "Given to \(who, "whom"), who gets the new conversations of this number."
            case .roundRobin: "Given to \(who, "whom"): it was their turn in \(whom, "team", as: team ?? "")."
            case .leastLoaded:
                "Given to \(who, "whom"), who had the fewest open conversations of \(whom, "team", as: team ?? "")."
            case .team:
                "Given to \(whom, "team", as: team ?? ""), whose members take conversations themselves."
            case .nobodyFree: "It waits\(team.map { " in the team \($0)" } ?? ""): nobody was there who had room."
            case .outsideHours: "It waits\(team.map { " in the team \($0)" } ?? ""): it came outside working hours."
            case .noAccess: "It stayed nobody's: nobody whom the rule names may see this inbox."
            }
        return (rawValue, said)
    }
}
