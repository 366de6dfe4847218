import Credits
import Primitives
import Routes
import Storage

/// What a template of each category would cost in a conversation now, before anything is sent.
struct ConversationPricesBody: Codable, Sendable {
    let items: [Price]

    struct Price: Codable, Sendable, Equatable {
        let category: MessageCategory
        /// In points, zero when it is free; `nil` where the book has no price, so that nothing can be sent.
        let amount: Points?
        let free: FreeReason?
    }
}

extension ConversationPricesBody {
    /// The categories that templates are of.
    static let categories: [MessageCategory] = [.marketing, .utility, .authentication]

    /// - Throws: `MessagingError.conversationNotFound`, `.contactBlocked`, `.contactUnreachable`.
    static func of(_ id: ConversationID, service: MessagingService, scope: InboxScope, _ transaction: Transaction)
        throws
        -> Self
    {
        let conversation = try ConversationStore(transaction).seen(id, scope)
        let step = SendStep(service: service, workspace: scope.workspace, transaction: transaction)
        let (_, recipient) = try step.reachable(conversation.contact)
        let prices = SendPrice(service: service, workspace: scope.workspace, transaction: transaction)
        return Self(
            items: try categories.map { category in
                do {
                    let quote = try prices.look(
                        category,
                        conversation: conversation,
                        recipient: recipient,
                        at: service.ambient.now()
                    )
                    return Price(category: category, amount: quote.amount, free: quote.free)
                } catch CreditError.priceMissing {
                    return Price(category: category, amount: nil, free: nil)
                }
            }
        )
    }
}
