import Calendars
import Messaging
import Primitives
import Storage
import Workspaces

/// Decides whose a conversation is that is nobody's, and gives it.
///
/// A later issue adds bots as one more `Assignment.Target`; they are given a conversation here.
struct AssignmentStep {
    let desk: InboxDesk
    let rules: ChannelRules
    let hours: WorkingHours?
    let ownerOf: OwnerOf
    let now: Timestamp

    /// Who owns a contact; `nil` for nobody.
    typealias OwnerOf = @Sendable (Transaction, WorkspaceID, ContactID) throws -> MemberID?

    enum Decision {
        case member(MemberID, team: TeamID?, Reason)
        /// Its members see it; none is given it.
        case team(TeamID, Reason)
        case nobody(Reason?)
    }

    /// Whose it was before it was resolved.
    struct Past {
        var assignee: MemberID?
        var resolvedAt: Timestamp?
    }

    private var assignment: ChannelRules.Assignment { rules.assignment }
    private var store: RuleStore { RuleStore(desk.transaction, in: desk.workspace) }
    private var members: MemberStore { MemberStore(desk.transaction, workspace: desk.workspace) }

    /// Gives it, or has it wait. `false`: it is as nobody's as before.
    ///
    /// - Parameter isNew: whether a line says when nobody can be given it.
    @discardableResult
    func apply(to conversation: Conversation, past: Past, isNew: Bool) throws -> Bool {
        switch try decide(conversation, past) {
        case .member(let member, let team, let reason):
            try desk.give(
                conversation,
                to: member,
                team: team,
                rule: reason.rawValue,
                contactName: desk.contactName(conversation.contact).shown
            )
            return true
        case .team(let team, let reason):
            if conversation.place.team != team {
                try desk.give(conversation, to: nil, team: team, rule: reason.rawValue, contactName: "")
            }
            if reason != .team, isNew { try wait(conversation) }
            return reason == .team
        case .nobody(let reason):
            guard let reason, isNew else { return false }
            try desk.tell("waiting", ["rule": reason.rawValue], in: conversation)
            try wait(conversation)
            return false
        }
    }

    private func wait(_ conversation: Conversation) throws {
        guard assignment.whenNobody == .wait else { return }
        try store.wait(conversation.id, on: conversation.channel, since: now)
    }

    private func decide(_ conversation: Conversation, _ past: Past) throws -> Decision {
        let isOpen = !assignment.insideHoursOnly || hours?.isOpen(at: now) ?? true
        let inbox = conversation.place.inbox
        if isOpen {
            if rules.reopen.to == .same, let member = past.assignee, let resolvedAt = past.resolvedAt,
                now - resolvedAt <= .hours(Int64(rules.reopen.withinHours)), try canTake(member, inbox)
            {
                return .member(member, team: nil, .sameAgent)
            }
            if assignment.toOwner, let owner = try ownerOf(desk.transaction, desk.workspace, conversation.contact),
                try canTake(owner, inbox)
            {
                return .member(owner, team: nil, .owner)
            }
            if assignment.toPrevious,
                let member = try past.assignee ?? desk.previousHolder(of: conversation.contact),
                try canTake(member, inbox)
            {
                return .member(member, team: nil, .previous)
            }
        }
        switch assignment.then {
        case .unassigned: return .nobody(nil)
        case .member:
            guard let member = assignment.memberId, isOpen else { return .nobody(.outsideHours) }
            return try canTake(member, inbox) ? .member(member, team: nil, .member) : .nobody(.nobodyFree)
        case .team: return try team(inbox, isOpen: isOpen)
        }
    }

    private func team(_ inbox: Inbox, isOpen: Bool) throws -> Decision {
        guard let id = assignment.teamId,
            let team = try TeamStore(desk.transaction, workspace: desk.workspace).find(id)
        else { return .nobody(.noAccess) }
        let seeing = try members.all(of: id).filter { InboxDesk.sees(inbox, $0, in: desk.workspace) }
        guard !seeing.isEmpty else { return .nobody(.noAccess) }
        guard team.method != .manual else { return .team(id, .team) }
        guard isOpen else { return .team(id, .outsideHours) }
        let last = try store.holdTurn(of: id)
        let (able, load) = try self.able(seeing, weighs: team.method == .leastLoaded)
        // In the order of turns: those after the last one, then from the beginning.
        let line = able.filter { $0 > last } + able.filter { $0 <= last }
        let next = team.method == .leastLoaded ? line.min { load[$0, default: 0] < load[$1, default: 0] } : line.first
        guard let next else { return .team(id, .nobodyFree) }
        try store.setTurn(of: id, to: next)
        return .member(next, team: id, team.method == .leastLoaded ? .leastLoaded : .roundRobin)
    }

    private func canTake(_ member: MemberID, _ inbox: Inbox) throws -> Bool {
        guard let found = try members.find(member), InboxDesk.sees(inbox, found, in: desk.workspace) else {
            return false
        }
        return try !able([found], weighs: false).members.isEmpty
    }

    /// Those who are there and have room, and how many open conversations they have where that was asked.
    private func able(_ candidates: [Member], weighs: Bool) throws -> (members: [MemberID], load: [MemberID: Int]) {
        let there = candidates.filter { !assignment.onlineOnly || !$0.isAway }.map(\.id)
        guard weighs || assignment.capacity != nil else { return (there, [:]) }
        let load = try desk.load(of: there)
        guard let capacity = assignment.capacity else { return (there, load) }
        return (there.filter { load[$0, default: 0] < capacity }, load)
    }
}

/// Why a conversation is whose it is, in a word: what the line in the thread says.
enum Reason: String, CaseIterable, Sendable {
    case sameAgent = "same-agent"
    case owner
    case previous
    case member
    case roundRobin = "round-robin"
    case leastLoaded = "least-loaded"
    /// A team whose members take conversations themselves.
    case team
    case nobodyFree = "nobody-free"
    case outsideHours = "outside-hours"
    /// Nobody of the team sees this inbox, or the team is gone.
    case noAccess = "no-access"
}
