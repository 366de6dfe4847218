package import Contacts
package import Messaging
package import Primitives
import Routes
package import Storage

/// What failed, why, another try, and who is left out from now on.
package struct FailedMessageService: Sendable {
    /// What campaigns are called, by those who have them.
    package typealias CampaignNames = @Sendable (Transaction, WorkspaceID, [CampaignID]) throws -> [CampaignID: String]
    /// When a campaign itself tries its failed message again; `nil` when it does not.
    package typealias OwnAttempt = @Sendable (Transaction, WorkspaceID, Message) throws -> Timestamp?

    /// People that a search may find: beyond that it is no search for somebody.
    private static let peopleMax = 200

    let messaging: MessagingService
    let bulk: BulkService
    let ownAttempt: OwnAttempt
    private let campaignNames: CampaignNames

    package init(
        messaging: MessagingService,
        bulk: BulkService,
        ownAttempt: @escaping OwnAttempt,
        campaignNames: @escaping CampaignNames
    ) {
        (self.messaging, self.bulk) = (messaging, bulk)
        (self.ownAttempt, self.campaignNames) = (ownAttempt, campaignNames)
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

    func query(_ filter: FailedFilter, _ caller: Caller, _ transaction: Transaction) throws -> FailedQuery {
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
}
