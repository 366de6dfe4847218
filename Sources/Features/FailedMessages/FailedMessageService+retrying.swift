import Messaging
import Primitives
import Routes
import Storage

extension FailedMessageService {
    static let retriesMax = 1_000
    /// Attempts that are made at once.
    private static let width = 4

    /// What became of the wish to send messages again, or would become of it.
    struct Retried: Sendable {
        /// They leave at once.
        var queued = 0
        /// They leave when WhatsApp's wait is over.
        var scheduled = 0
        /// Their campaign tries them again by itself.
        var left = 0
        /// The last moment at which one of the scheduled leaves, or one is tried by its campaign.
        var lastAt: Timestamp?
        var refused: [(id: MessageID, problem: Problem)] = []
        /// More are meant than are tried at once.
        var hasMore = false
    }

    fileprivate enum Fate {
        case now
        case later(Timestamp)
        case left(Timestamp)
        case refused(Problem)
    }

    /// The same for all that a filter means and that are worth it, the newest first.
    func retry(_ filter: FailedFilter, isPreview: Bool = false, by caller: Caller) async throws -> Retried {
        var filter = filter
        filter.query.isRetryable = true
        let found = try await page(filter, after: nil, limit: Self.retriesMax + 1, for: caller)
        let ids = found.prefix(Self.retriesMax).map(\.failure.message.id)
        var retried = try await retry(ids, isPreview: isPreview, by: caller)
        retried.hasMore = found.count > Self.retriesMax
        return retried
    }

    /// Sends messages again, each as a new attempt that passes every gate: consent, template, window, price and credits are
    /// those of now. What WhatsApp asks to wait for leaves when that is over, and is left to its campaign where that tries it
    /// again by itself. What may not be sent again says why, and keeps none of the others back.
    ///
    /// - Parameter isPreview: only says when each would leave.
    func retry(_ ids: [MessageID], isPreview: Bool = false, by caller: Caller) async throws -> Retried {
        var retried = Retried()
        for some in ids.chunked(by: Self.width) {
            let fates = try await withThrowingTaskGroup(of: (MessageID, Fate).self) { group in
                for id in some { group.addTask { (id, try await retry(id, isPreview, by: caller)) } }
                return try await group.reduce(into: [MessageID: Fate]()) { $0[$1.0] = $1.1 }
            }
            for id in some { if let fate = fates[id] { retried.add(fate, id) } }
        }
        return retried
    }

    private func retry(_ id: MessageID, _ isPreview: Bool, by caller: Caller) async throws -> Fate {
        do {
            let fate: Fate = try await messaging.database.read { try self.fate(of: id, by: caller, $0) }
            guard !isPreview else { return fate }
            switch fate {
            case .now: try await send(id, notBefore: nil, by: caller)
            case .later(let moment): try await send(id, notBefore: moment, by: caller)
            case .left, .refused: break
            }
            return fate
        } catch let error as any ProblemConvertible {
            return .refused(error.problem)
        } catch let problem as Problem {
            return .refused(problem)
        }
    }

    private func fate(of id: MessageID, by caller: Caller, _ transaction: Transaction) throws -> Fate {
        let scope = try InboxScope(caller, acts: true, in: transaction)
        guard let failure = try FailedMessageStore(transaction, scope).find(id) else {
            throw FailedMessageError.notFound(id)
        }
        guard failure.retriedAs == nil else { throw FailedMessageError.triedAgain(id) }
        guard failure.isRetryable else { throw FailedMessageError.notWorthIt(failure.facts) }
        guard let moment = failure.notBefore, moment > messaging.ambient.now() else { return .now }
        let own = try ownAttempt(transaction, caller.workspace, failure.message)
        return own.map { Fate.left($0) } ?? .later(moment)
    }

    private func send(_ id: MessageID, notBefore moment: Timestamp?, by caller: Caller) async throws {
        _ = try await messaging.retry(
            id,
            notBefore: moment,
            by: caller.member,
            key: caller.key,
            in: caller.workspace
        )
    }
}

extension FailedMessageService.Retried {
    fileprivate mutating func add(_ fate: FailedMessageService.Fate, _ id: MessageID) {
        switch fate {
        case .now: queued += 1
        case .later(let moment):
            scheduled += 1
            lastAt = max(lastAt ?? moment, moment)
        case .left(let moment):
            left += 1
            lastAt = max(lastAt ?? moment, moment)
        case .refused(let problem): refused.append((id, problem))
        }
    }
}
