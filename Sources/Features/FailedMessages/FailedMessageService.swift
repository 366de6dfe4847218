import Contacts
package import Messaging
package import Primitives
import Routes
package import Storage

/// What failed, why, and another try.
package struct FailedMessageService: Sendable {
    /// What campaigns are called, by those who have them.
    package typealias CampaignNames = @Sendable (Transaction, WorkspaceID, [CampaignID]) throws -> [CampaignID: String]

    static let retriesMax = 1_000
    /// People that a search may find: beyond that it is no search for somebody.
    private static let peopleMax = 200
    /// Attempts that are made at once.
    private static let width = 4

    let messaging: MessagingService
    private let campaignNames: CampaignNames

    package init(messaging: MessagingService, campaignNames: @escaping CampaignNames) {
        self.messaging = messaging
        self.campaignNames = campaignNames
    }

    /// A failed message as it is shown.
    struct Shown: Sendable {
        let failure: FailedMessage
        let contact: Contact?
        let campaign: String?
    }

    func page(
        _ filter: FailedFilter,
        after last: (at: Timestamp, id: MessageID)?,
        limit: Int,
        for caller: Caller
    ) async throws -> [Shown] {
        try await messaging.database.read { transaction in
            let scope = try InboxScope(caller, in: transaction)
            let query = try query(filter, caller, transaction)
            let found = try FailedMessageStore(transaction, scope).page(query, after: last, limit: limit)
            let contacts = try ContactStore(transaction, ambient: messaging.ambient)
                .contacts(Array(Set(found.map(\.message.contact))), in: caller.workspace)
            let campaigns = Set(found.compactMap(\.message.campaign)).sorted()
            let names = try campaigns.isEmpty ? [:] : campaignNames(transaction, caller.workspace, campaigns)
            return found.map { failure in
                Shown(
                    failure: failure,
                    contact: contacts[failure.message.contact],
                    campaign: failure.message.campaign.flatMap { names[$0] }
                )
            }
        }
    }

    func summary(_ filter: FailedFilter, for caller: Caller) async throws -> [FailedGroup] {
        try await messaging.database.read { transaction in
            let scope = try InboxScope(caller, in: transaction)
            return try FailedMessageStore(transaction, scope).summary(query(filter, caller, transaction))
        }
    }

    private func query(_ filter: FailedFilter, _ caller: Caller, _ transaction: Transaction) throws -> FailedQuery {
        var query = filter.query
        if let search = filter.search {
            query.contacts = try ContactStore(transaction, ambient: messaging.ambient).page(
                caller.workspace,
                search: search,
                wholeNumbers: caller.hidesNumbers,
                after: nil,
                limit: Self.peopleMax
            ).map(\.id)
        }
        return query
    }

    /// What became of the wish to send messages again.
    struct Retried: Sendable {
        var queued = 0
        var refused: [(id: MessageID, problem: Problem)] = []
        /// More are meant than are tried at once.
        var hasMore = false
    }

    /// The same for all that a filter means and that are worth it, the newest first.
    func retry(_ filter: FailedFilter, by caller: Caller) async throws -> Retried {
        var filter = filter
        filter.query.isRetryable = true
        let found = try await page(filter, after: nil, limit: Self.retriesMax + 1, for: caller)
        var retried = try await retry(found.prefix(Self.retriesMax).map(\.failure.message.id), by: caller)
        retried.hasMore = found.count > Self.retriesMax
        return retried
    }

    /// Sends messages again, each as a new attempt that passes every gate: consent, template, window, price and credits are
    /// those of now. What may not be sent again says why, and keeps none of the others back.
    func retry(_ ids: [MessageID], by caller: Caller) async throws -> Retried {
        var retried = Retried()
        for some in ids.chunked(by: Self.width) {
            let outcomes = try await withThrowingTaskGroup(of: (MessageID, Problem?).self) { group in
                for id in some { group.addTask { (id, try await retry(id, by: caller)) } }
                return try await group.reduce(into: [MessageID: Problem?]()) { $0[$1.0] = .some($1.1) }
            }
            for id in some {
                if case .some(.some(let problem)) = outcomes[id] {
                    retried.refused.append((id, problem))
                } else {
                    retried.queued += 1
                }
            }
        }
        return retried
    }

    /// - Returns: why not; `nil` when it is in line.
    private func retry(_ id: MessageID, by caller: Caller) async throws -> Problem? {
        do {
            try await messaging.database.read { transaction in
                let scope = try InboxScope(caller, acts: true, in: transaction)
                guard let failure = try FailedMessageStore(transaction, scope).find(id) else {
                    throw FailedMessageError.notFound(id)
                }
                guard failure.retriedAs == nil else { throw FailedMessageError.triedAgain(id) }
                guard failure.isRetryable else { throw FailedMessageError.notWorthIt(failure.facts) }
            }
            _ = try await messaging.retry(id, by: caller.member, key: caller.key, in: caller.workspace)
            return nil
        } catch let error as any ProblemConvertible {
            return error.problem
        } catch let problem as Problem {
            return problem
        }
    }
}
