import Contacts
import Primitives
import Routes
import Storage
import Workspaces

extension InboxActions {
    /// What is done to many conversations at once.
    enum Action: Sendable {
        case assign(Receiver)
        case resolve
        case reopen
        case read
        case tag(TagID)
        case untag(TagID)
    }

    struct Refused: Sendable {
        let id: ConversationID
        let problem: Problem
    }

    /// Does it to each for itself: what is refused leaves the others be.
    func all(_ ids: [ConversationID], _ action: Action) throws -> (done: [ConversationID], refused: [Refused]) {
        var done: [ConversationID] = []
        var refused: [Refused] = []
        // In one order for everybody, so that two who do it at once do not wait for each other crosswise.
        for id in Set(ids).sorted() {
            do {
                try transaction.savepoint { try one(id, action) }
                done.append(id)
            } catch let error as any ProblemConvertible {
                refused.append(Refused(id: id, problem: error.problem))
            }
        }
        return (done, refused)
    }

    private func one(_ id: ConversationID, _ action: Action) throws {
        switch action {
        case .assign(let receiver): try assign(id, receiver)
        case .resolve: try set(.resolved, id)
        case .reopen: try set(.open, id)
        case .read: try read(id)
        case .tag(let tag): try tagged(id, adding: [tag])
        case .untag(let tag): try tagged(id, removing: [tag])
        }
    }
}
