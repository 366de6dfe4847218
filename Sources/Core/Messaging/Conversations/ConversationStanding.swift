import Primitives
import Storage
import Workspaces

/// How a conversation stands: what a merge decides anew, and what its undoing puts back.
struct ConversationStanding: Codable, Equatable, Sendable {
    var place: ConversationPlace
    var status: Conversation.Status
    var isShown: Bool
    var unread: Int64
    var waitingSince: Timestamp?
    var answeredAt: Timestamp?
    var resolvedAt: Timestamp?
    var resolvedBy: MemberID?
    /// Of the free window after an ad: since when it may be started, and until when it lasts.
    var entryAskedAt: Timestamp?
    var entryUntil: Timestamp?

    /// Whether somebody is to look after it: what a campaign opened is open too, but nobody sees it.
    private var isLive: Bool { isShown && status == .open }

    /// Of two that become one, the place of the one in which more goes on stays.
    private var rank: Int {
        guard isShown else { return 0 }
        return (isLive ? 3 : 1) + (place.isNobodys ? 0 : 1)
    }

    /// One of two, which both stood like this: open when either was, and waiting since the first of them waits.
    func joined(by other: ConversationStanding) -> ConversationStanding {
        let (isLive, isShown) = (isLive || other.isLive, isShown || other.isShown)
        let isOpen = isLive || !isShown
        // What was resolved without an answer waits for none.
        let resolved = [self, other].compactMap { one in one.resolvedAt.map { (at: $0, by: one.resolvedBy) } }
            .max { $0.at < $1.at }
        let waits = [self, other].filter { $0.isLive || !isLive }.compactMap(\.waitingSince)
        return ConversationStanding(
            place: other.rank > rank ? other.place : place,
            status: isOpen ? .open : .resolved,
            isShown: isShown,
            unread: unread + other.unread,
            waitingSince: waits.min(),
            answeredAt: [answeredAt, other.answeredAt].compactMap { $0 }.max(),
            resolvedAt: isOpen ? nil : resolved?.at,
            resolvedBy: isOpen ? nil : resolved?.by,
            // The one that lasts longer; what is older than a day starts none.
            entryAskedAt: [entryAskedAt, other.entryAskedAt].compactMap { $0 }.max(),
            entryUntil: [entryUntil, other.entryUntil].compactMap { $0 }.max()
        )
    }

    /// As it was before a merge, but for what has been changed since the merge left it so.
    func undoing(_ left: ConversationStanding, to before: ConversationStanding) -> ConversationStanding {
        func back<Value: Equatable>(_ part: KeyPath<ConversationStanding, Value>) -> Value {
            self[keyPath: part] == left[keyPath: part] ? before[keyPath: part] : self[keyPath: part]
        }
        return ConversationStanding(
            place: back(\.place),
            status: back(\.status),
            isShown: self == left ? before.isShown : isShown,
            unread: back(\.unread),
            waitingSince: back(\.waitingSince),
            answeredAt: back(\.answeredAt),
            resolvedAt: status == left.status ? before.resolvedAt : resolvedAt,
            resolvedBy: status == left.status ? before.resolvedBy : resolvedBy,
            entryAskedAt: back(\.entryAskedAt),
            entryUntil: back(\.entryUntil)
        )
    }
}

extension Conversation {
    var standing: ConversationStanding {
        ConversationStanding(
            place: place,
            status: status,
            isShown: isShown,
            unread: unread,
            waitingSince: waitingSince,
            answeredAt: answeredAt,
            resolvedAt: resolvedAt,
            resolvedBy: resolvedBy,
            entryAskedAt: entryAskedAt,
            entryUntil: entryUntil
        )
    }
}

extension ConversationStore {
    func put(_ standing: ConversationStanding, on id: ConversationID, in workspace: WorkspaceID) throws {
        let never = Timestamp(milliseconds: 0)
        try transaction.run(
            """
            UPDATE conversations SET inbox = \(standing.place.inbox),
            assignee_id = \(standing.place.assignee ?? MemberID(rawValue: 0)),
            team_id = \(standing.place.team ?? TeamID(rawValue: 0)),
            status = \(standing.status), shown = \(standing.isShown), unread = \(standing.unread),
            waiting_since = \(standing.waitingSince ?? never), answered_at = \(standing.answeredAt ?? never),
            resolved_at = \(standing.resolvedAt), resolved_by = \(standing.resolvedBy),
            entry_asked_at = \(standing.entryAskedAt), entry_until = \(standing.entryUntil)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// The newest line of a thread: no reaction, correction or deletion, and nothing that waits for its time.
    func newestLine(of id: ConversationID, in workspace: WorkspaceID) -> SQL {
        """
        (SELECT m.id FROM messages m WHERE m.workspace_id = \(workspace) AND m.conversation_id = \(id)
         AND m.target IS NULL AND (m.send_at IS NULL OR m.lane < \(Lane.parked)) ORDER BY m.at DESC, m.id DESC LIMIT 1)
        """
    }
}
