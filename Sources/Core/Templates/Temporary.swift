package import Primitives
package import Storage

package enum TemplateStatus: String, Sendable, DatabaseValue { case approved = "APPROVED", pending = "PENDING" }
package struct Template: Sendable {
    package let id: TemplateID
    package let channel: ChannelID
    package let status: TemplateStatus
    package let category: String
}
package struct TemplateStore {
    package init(_ transaction: Transaction) {}
    package func find(_ id: TemplateID, in workspace: WorkspaceID) throws -> Template { throw DatabaseError.closed }
    package func statuses(_ ids: [TemplateID], in workspace: WorkspaceID) throws -> [TemplateID: TemplateStatus] { [:] }
}
package enum TemplateFiller {
    package static func fill(_ template: Template, values: [String: String]) throws -> (content: String, text: String) { ("", "") }
}
