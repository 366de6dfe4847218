package import Primitives

/// The `pricing` object of a status webhook, as Meta sent it.
///
/// Source: `reference/whatsapp-cloud-api.md` 9.3. `billable` is being retired: type and category decide where there is a
/// type. Only the `pricing` of `delivered` and `read` is to be heard; that of `sent` says what will be, not what was.
package struct ReportedPricing: Sendable, Equatable {
    package let type: String?
    package let category: String?
    package let billable: Bool?

    package init(type: String?, category: String?, billable: Bool?) {
        self.type = type
        self.category = category
        self.billable = billable
    }

    /// What it says about the message that was delivered at `moment`.
    ///
    /// A type or category that we do not know is `unpriced`: it is parked for a person, never guessed and never dropped.
    package func verdict(at moment: Timestamp) -> Word.Verdict {
        if let type {
            if let reason = FreeReason(rawValue: type) { return .free(reason, category: category, at: moment) }
            return type == "regular" ? billable(at: moment) : .unpriced("\(type) \(category ?? "")", at: moment)
        }
        if category == "referral_conversion" { return .free(.entryPoint, category: category, at: moment) }
        switch billable {
        case true: return billable(at: moment)
        case false: return .free(.notBillable, category: category, at: moment)
        default: return .unpriced(category ?? "no type, no category", at: moment)
        }
    }

    private func billable(at moment: Timestamp) -> Word.Verdict {
        guard let category = category.flatMap(MessageCategory.init(rawValue:)) else {
            return .unpriced(category ?? "no category", at: moment)
        }
        return .billable(category, at: moment)
    }
}
