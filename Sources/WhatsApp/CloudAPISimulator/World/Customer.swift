/// A WhatsApp user, as this portfolio knows them.
struct Customer: Sendable {
    /// The business-scoped user ID, `IN.314…`. It never changes here, so it is also our key.
    let id: String
    let digits: String
    var name: String
    var username: String?
    /// Uses a username and shows the number to nobody: no `wa_id`, no `from`.
    var hidesNumber = false
    /// Reachable: on WhatsApp, terms accepted, client new enough.
    var isInstalled = true
    var hasStoppedMarketing = false
    var sendsReadReceipts = true
    /// Has blocked the business: what it sends is not delivered.
    var hasBlockedBusiness = false
    /// A person plays this customer on the phone page: nothing is read by itself.
    var isByHand = false
}
