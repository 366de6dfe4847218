package import Routes

extension Permission {
    package static let manageBilling = Permission("billing.manage", from: .owner)

    /// All that Billing asks for besides `viewBilling`, which Invoices asks for too.
    package static let billing = [manageBilling]
}
