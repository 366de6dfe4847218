package import Primitives
package import Storage

/// Something that would miss the template.
package struct TemplateUse: Sendable, Hashable, Codable {
    /// `campaign`, `sequence` or `rule`.
    package let kind: String
    package let id: String
    package let name: String
    package let state: String

    package init(kind: String, id: String, name: String, state: String) {
        self.kind = kind
        self.id = id
        self.name = name
        self.state = state
    }
}

/// What of a feature uses the template, and has not ended.
package typealias TemplateUses = @Sendable (Transaction, WorkspaceID, TemplateID) throws -> [TemplateUse]
