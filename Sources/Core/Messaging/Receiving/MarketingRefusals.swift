import Contacts
import Primitives
import Storage

/// Error 131050, "User stopped marketing messages": as good as the word itself, for those whose webhook of it never came.
struct MarketingRefusals {
    private static let code: Int64 = 131050

    let workspace: WorkspaceID
    let contacts: ContactStore
    let transaction: Transaction

    /// Locks contacts, so it comes before what locks messages.
    func take(_ news: [News]) throws {
        let refusals = news.filter { $0.failure?.code == Self.code }
        guard !refusals.isEmpty else { return }
        let people = try WamidStore(transaction: transaction, workspace: workspace).contacts(
            of: refusals.map(\.message)
        )
        for refusal in refusals {
            guard let contact = people[refusal.message] else { continue }
            try contacts.consent(.no, of: contact, source: .keyword, at: refusal.at, in: workspace)
        }
    }
}
