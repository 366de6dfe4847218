package import Primitives
import Storage
import Workspaces

/// A template with the name of who made it.
package struct ShownTemplate: Sendable, Equatable {
    package let template: Template
    package let authorName: String?
    /// When it is shown: what may be edited depends on it.
    package let at: Timestamp

    /// In one more statement.
    static func show(_ templates: [Template], at now: Timestamp, in workspace: WorkspaceID, _ transaction: Transaction)
        throws -> [ShownTemplate]
    {
        let names = try NameStore(transaction, workspace: workspace).actors(templates.compactMap(\.desk.author))
        return templates.map { template in
            ShownTemplate(template: template, authorName: template.desk.author.flatMap { names[$0] }, at: now)
        }
    }
}
