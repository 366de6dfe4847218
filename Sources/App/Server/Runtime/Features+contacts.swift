import Contacts
import Credits
import Events
import Messaging
import Primitives
import Storage
import Workspaces

extension Features {
    /// Fields, companies, groups, bulk edits, notes and timelines, with what the modules above know of contacts.
    static func contactBook(database: Database, ambient: Ambient, events: EventLog, erasure: ErasureService)
        -> ContactBook
    {
        ContactBook(
            database: database,
            ambient: ambient,
            events: events,
            openConversations: { try ConversationStore($0).open(of: $2, in: $1) },
            credit: CompanyService.Credit(permission: CreditRoutes.view) {
                try ConversationStore($0).charged(to: $2, in: $1)
            },
            timeline: [ConversationTimeline.source],
            deleting: erasure.deleting,
            countryOf: { try WorkspaceStore($0).find($1)?.country }
        )
    }

    /// What a marketing message to everybody who would get one costs now; `nil` where a price or a country is missing.
    static func audienceCost(_ credits: CreditService, now: @escaping @Sendable () -> Timestamp) -> AudienceCost.Ask {
        { transaction, workspace, reachable in
            do {
                let book = try credits.ledger(in: transaction).book(workspace)
                var points = Points.zero
                for (country, count) in reachable {
                    guard let country, let number = PhoneReader.placeholder(country: country) else { return nil }
                    let quote = try book.quote(.marketing, to: number, window: .closed, at: now())
                    guard let cost = quote.amount.times(count), let sum = points.adding(cost) else { return nil }
                    points = sum
                }
                return AudienceCost(category: MessageCategory.marketing.rawValue, points: points)
            } catch is CreditError {
                return nil
            }
        }
    }
}
