import Credits
import Primitives
import Storage

extension RecipientStore {
    /// Notes by which number people are reached now.
    func renumber(_ phones: [(row: Int, phone: PhoneNumber)]) throws {
        try transaction.runEach(
            phones.map { row, phone in
                """
                UPDATE campaign_recipients SET phone = \(phone.rawValue)
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) AND row_number = \(row)
                """
            }
        )
    }

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
