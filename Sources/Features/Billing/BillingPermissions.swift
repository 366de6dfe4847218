import Credits
package import Routes

extension Permission {
    /// Buying and refunding. Caps ask for it too, so it is Credits' own; looking is Invoices' `viewBilling`.
    package static let manageBilling = CreditRoutes.manage
}
