package import Primitives
import Storage

extension MemberStore {
    /// What people are called, also those who have left: threads and journals name them.
    package func names(_ ids: Set<MemberID>) throws -> [MemberID: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT members.id, users.name FROM members JOIN users ON users.id = members.user_id
            WHERE members.workspace_id = \(workspace) AND members.id IN \(list: ids.sorted())
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["name"]) })
    }
}
