import Contacts
import Credits
import Messaging
import Primitives
import Storage

/// Why somebody of an audience is left out, as an expression on contacts `c`: a code of `SkipReason`, `NULL` for nothing.
struct AudienceReasons {
    /// Of the channel: at most so many marketing messages since then. A condition on `c` that is true for who has had them.
    let capped: SQL?
    let excluded: SQL?
    let isMarketing: Bool
    /// The purposes of what is sent besides marketing.
    let purposes: Set<ConsentPurpose>
    let onlyConsented: Bool
    /// A condition on `c` that is true where a value is missing that has no fall-back.
    let missing: SQL?
    let split: Split

    var sql: SQL {
        var sql: SQL = "CASE"
        func when(_ condition: SQL?, _ reason: SkipReason) {
            guard let condition else { return }
            sql += " WHEN " + condition + " THEN \(raw: "\(reason.code)")"
        }
        when(excluded, .excluded)
        when("c.blocked_at IS NOT NULL", .blocked)
        if isMarketing { when("c.opt_in = 'no'", .optedOut) }
        if onlyConsented { when("c.opt_in <> 'yes'", .noConsent) }
        for purpose in purposes.sorted(by: { $0.rawValue < $1.rawValue }) where purpose != .marketing {
            when("' ' || c.refuses || ' ' LIKE \("% \(purpose.rawValue) %")", .noConsent)
        }
        when("c.phone IS NULL", .withoutNumber)
        when(capped, .capped)
        when(missing, .values(""))
        if split.holdoutEnd > 0 { when(split.place(of: "c.id") + " < \(raw: "\(split.holdoutEnd)")", .heldOut) }
        return sql + " ELSE NULL END"
    }
}

extension SkipReason {
    /// Whether a person may be left out for what their contact says now: what `AudienceReasons` says in SQL, for those who are
    /// there already.
    init?(_ contact: Contact, for category: MessageCategory, onlyConsented: Bool = false) {
        let purpose = ConsentPurpose(category)
        if contact.deletedAt != nil {
            self = .erased
        } else if contact.blockedAt != nil {
            self = .blocked
        } else if purpose == .marketing, contact.optIn == .no {
            self = .optedOut
        } else if onlyConsented && contact.optIn != .yes || contact.refuses(purpose) {
            self = .noConsent
        } else {
            return nil
        }
    }
}
