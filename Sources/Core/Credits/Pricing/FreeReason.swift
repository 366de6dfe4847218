import Storage

/// Why a message costs nothing. Where Meta has a word for it in `pricing.type`, the raw value is that word.
package enum FreeReason: String, CaseIterable, Sendable, Codable, DatabaseValue {
    /// Inside the 24 hours after the customer's last message.
    case customerService = "free_customer_service"
    /// Inside the window that an ad or a Page button opened.
    case entryPoint = "free_entry_point"
    case groupCustomerService = "free_group_customer_service"
    /// One of the first 1,000 service messages of the number and month, since 2026-10-01.
    case monthlyAllowance = "free_monthly_allowance"
    /// An old payload that only says `billable: false`.
    case notBillable = "not_billable"
}
