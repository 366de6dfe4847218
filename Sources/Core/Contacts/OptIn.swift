import Storage

/// Whether a person wants marketing messages. Who has not been asked is not refused.
package enum OptIn: String, Sendable, Codable, CaseIterable, DatabaseValue {
    case yes
    case no
    case unknown
}
