import Storage

/// What a custom field holds.
package enum FieldType: String, Sendable, Codable, CaseIterable, DatabaseValue {
    case text
    case longText
    /// An exact decimal number of up to 30 digits before and 15 after the point.
    case number
    case date
    case time
    case dateTime
    case boolean
    case select
    case multiSelect
    case email
    case phone
    case url

    /// Whether there are options to choose from.
    package var hasOptions: Bool { self == .select || self == .multiSelect }

    /// Whether its words are searched, without case and accents.
    var isWords: Bool {
        switch self {
        case .text, .longText, .select, .multiSelect, .email, .url: true
        case .number, .date, .time, .dateTime, .boolean, .phone: false
        }
    }

    /// Characters that a value may have.
    var lengthMax: Int {
        switch self {
        case .longText: 10_000
        case .url: 2_000
        case .email: 254
        default: 500
        }
    }
}

/// What has the field.
package enum FieldSubject: String, Sendable, Codable, CaseIterable, DatabaseValue {
    case contact
    case company
}
