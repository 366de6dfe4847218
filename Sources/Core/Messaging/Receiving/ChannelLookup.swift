import CloudAPI
import Primitives
import Storage

/// Finds whose number an item speaks of, once per number and batch.
///
/// Only channels whose app secret signed the body are found: a good signature of one app says nothing about another's.
struct ChannelLookup {
    let transaction: Transaction
    private var numbers: [String: [(workspace: WorkspaceID, channel: Channel)]] = [:]

    init(transaction: Transaction) {
        self.transaction = transaction
    }

    /// The number's channel; for events of the whole account, all its channels.
    mutating func find(_ item: WebhookItem, secretID: String) throws -> [(workspace: WorkspaceID, channel: Channel)] {
        let key = "\(secretID) \(item.phoneNumberID ?? "") \(item.accountID ?? "")"
        if let known = numbers[key] { return known }
        let store = ChannelStore(transaction)
        let found =
            if let number = item.phoneNumberID {
                try [store.find(phoneNumberID: number, secretID: secretID)].compactMap { $0 }
            } else if let account = item.accountID {
                try store.all(wabaID: account, secretID: secretID)
            } else {
                [(workspace: WorkspaceID, channel: Channel)]()
            }
        numbers[key] = found
        return found
    }
}
