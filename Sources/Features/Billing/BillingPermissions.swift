package import Routes

extension Permission {
    package static let viewBilling = Permission("billing.view", from: .admin)
    package static let manageBilling = Permission("billing.manage", from: .owner)

    /// All that Billing asks for.
    package static let billing = [viewBilling, manageBilling]
}
