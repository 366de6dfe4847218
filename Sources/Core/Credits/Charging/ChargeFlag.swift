import Storage

/// A contradiction between what Meta said first and later, kept for the reconciliation. It changes no money.
package enum ChargeFlag: String, Sendable, DatabaseValue {
    /// Charged, then reported failed.
    case failedAfterCharge = "failed_after_charge"
    /// Charged, then reported free.
    case freeAfterCharge = "free_after_charge"
    /// Reported free, then billable.
    case billableAfterFree = "billable_after_free"
    /// Reported free, then failed.
    case failedAfterFree = "failed_after_free"
    /// Charged, then billable at another price.
    case priceDiffers = "price_differs"
}
