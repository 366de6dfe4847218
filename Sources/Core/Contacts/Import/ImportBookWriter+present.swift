import Primitives
import Storage
import Workspaces

extension ImportBookWriter {
    /// What the contacts of a batch have, in three statements.
    struct Present {
        let values: [SubjectID: [FieldID: FieldValue]]
        let tags: [SubjectID: Set<TagID>]
        let groups: [ContactID: Set<GroupID>]

        init(_ contacts: [Contact], in workspace: WorkspaceID, _ transaction: Transaction) throws {
            let subjects = contacts.map(\.id.subject)
            values = try FieldStore(transaction, in: workspace).values(of: subjects)
            tags = try TagStore(transaction, in: workspace).tags(of: subjects).mapValues { Set($0.map(\.id)) }
            let rows =
                try contacts.isEmpty
                ? []
                : transaction.rows(
                    """
                    SELECT group_id, contact_id FROM contact_group_members
                    WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts.map(\.id))
                    """
                ).map { (try $0["contact_id"] as ContactID, try $0["group_id"] as GroupID) }
            groups = Dictionary(grouping: rows, by: \.0).mapValues { Set($0.map(\.1)) }
        }
    }
}
