package import Primitives
import Storage

package enum TemplateEventTag: Identified { package static let idPrefix = "tev" }
package typealias TemplateEventID = ID<TemplateEventTag>

/// Something that happened to a template.
package struct TemplateEvent: Sendable, Equatable {
    package let id: TemplateEventID
    package let at: Timestamp
    package let kind: Kind
    /// For a person.
    package let words: String
    /// `mem_…` or `key_…`; `nil` when Meta did it.
    package let actor: String?

    package enum Kind: String, Sendable, Codable, CaseIterable {
        case created
        case submitted
        case edited
        case copied
        case approved
        case rejected
        case paused
        case disabled
        case pending
        case status
        case category
        case quality
        case components
        case appealed
        case unpaused
        case deleted
    }
}
