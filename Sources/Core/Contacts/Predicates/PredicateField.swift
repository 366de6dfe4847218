/// A field that filters may ask for, and what it may be asked.
struct PredicateField: Sendable {
    enum Kind: Sendable {
        /// A folded column of the contact.
        case words(column: String)
        case email
        case phone
        case country
        case choice(column: String, values: [String])
        case blocked
        case tag
        case owner
        case company
        case group(ContactGroup.Purpose)
        case moment(column: String)
        case custom(ContactField)
    }

    let name: String
    let label: String
    let kind: Kind

    /// The contact's own fields, in the order in which people choose from them.
    static let own: [PredicateField] = [
        .init(name: "name", label: "Name", kind: .words(column: "folded_name")),
        .init(name: "phone", label: "Phone number", kind: .phone),
        .init(name: "email", label: "E-mail", kind: .email),
        .init(name: "country", label: "Country", kind: .country),
        .init(
            name: "optIn",
            label: "Marketing consent",
            kind: .choice(column: "opt_in", values: OptIn.allCases.map(\.rawValue))
        ),
        .init(name: "blocked", label: "Blocked", kind: .blocked),
        .init(name: "tag", label: "Tag", kind: .tag),
        .init(name: "owner", label: "Owner", kind: .owner),
        .init(name: "company", label: "Company", kind: .company),
        .init(name: "community", label: "Community", kind: .group(.community)),
        .init(name: "segment", label: "Segment", kind: .group(.segment)),
        .init(
            name: "source",
            label: "Source",
            kind: .choice(column: "source", values: ContactSource.allCases.map(\.rawValue))
        ),
        .init(name: "createdAt", label: "Added", kind: .moment(column: "created_at")),
        .init(name: "updatedAt", label: "Changed", kind: .moment(column: "updated_at")),
        .init(name: "lastInboundAt", label: "Last wrote to us", kind: .moment(column: "last_inbound_at")),
        .init(name: "lastOutboundAt", label: "Last written to", kind: .moment(column: "last_outbound_at")),
    ]

    init(name: String, label: String, kind: Kind) {
        self.name = name
        self.label = label
        self.kind = kind
    }

    init(_ field: ContactField) {
        self.init(name: "custom.\(field.key)", label: field.label, kind: .custom(field))
    }

    private static let equal: [ContactPredicate.Op] = [.is, .isNot, .in]
    private static let presence: [ContactPredicate.Op] = [.isSet, .isEmpty]
    private static let words: [ContactPredicate.Op] = equal + [.contains, .startsWith] + presence
    private static let times: [ContactPredicate.Op] = [.before, .after, .withinDays, .olderThanDays] + presence

    var ops: [ContactPredicate.Op] {
        switch kind {
        case .words, .email, .phone: Self.words
        case .country, .tag, .owner, .company: Self.equal + Self.presence
        case .choice, .group: Self.equal
        case .blocked: [.is, .isNot]
        case .moment: Self.times
        case .custom(let field): Self.ops(of: field.type)
        }
    }

    private static func ops(of type: FieldType) -> [ContactPredicate.Op] {
        switch type {
        case .text, .longText, .email, .phone, .url: words
        case .number: equal + [.gt, .gte, .lt, .lte] + presence
        case .date: equal + times
        case .dateTime: times
        case .time: equal + [.before, .after] + presence
        case .boolean: [.is, .isNot] + presence
        case .select, .multiSelect: equal + presence
        }
    }

    /// What kind of value it is compared with, for clients.
    var type: String {
        switch kind {
        case .words, .email: "text"
        case .phone: "phone"
        case .country: "country"
        case .choice: "choice"
        case .blocked: "boolean"
        case .tag: "tag"
        case .owner: "member"
        case .company: "company"
        case .group(let purpose): purpose.rawValue
        case .moment: "dateTime"
        case .custom(let field): field.type.rawValue
        }
    }

    var options: [String] {
        switch kind {
        case .choice(_, let values): values
        case .custom(let field): field.options
        default: []
        }
    }
}
