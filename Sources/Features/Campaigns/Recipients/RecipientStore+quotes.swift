import Credits
import Primitives
import Storage

extension RecipientStore {
    /// Prices those who wait anew.
    func requote(_ quotes: [(row: Int, quote: Quote)]) throws {
        try transaction.runEach(
            quotes.map { row, quote in
                """
                UPDATE campaign_recipients SET category = \(quote.category), market = \(quote.market),
                    calling_code = \(quote.callingCode), quoted = \(quote.amount), price_id = \(quote.price),
                    free = \(quote.free)
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
                    AND state = 'queued'
                """
            }
        )
    }
}
