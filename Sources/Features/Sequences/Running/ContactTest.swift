import Contacts
import Primitives
import Storage

/// Which contacts meet a condition now.
struct ContactTest {
    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let now: Timestamp

    init(_ transaction: Transaction, in workspace: WorkspaceID, now: Timestamp) {
        self.transaction = transaction
        self.workspace = workspace
        self.now = now
    }

    /// All of them when there is no condition.
    ///
    /// - Throws: `ContactPredicateError` when a field or group that it asks for is gone.
    func fitting(_ predicate: ContactPredicate?, _ contacts: [ContactID]) throws -> Set<ContactID> {
        guard let predicate, !contacts.isEmpty else { return Set(contacts) }
        // A colleague who may see numbers made the condition; it tells nobody anything.
        let sql = try PredicateSQL(for: predicate, in: workspace, now: now, hidesNumbers: false, transaction)
        let condition = try sql.condition(predicate)
        return Set(
            try transaction.rows(
                "SELECT c.id FROM contacts c WHERE c.workspace_id = \(workspace) AND c.id IN \(list: contacts) AND "
                    + condition
            ).map { try $0["id"] }
        )
    }

    /// `false` when there is no condition.
    func meets(_ predicate: ContactPredicate?, _ contact: ContactID) throws -> Bool {
        try predicate != nil && fitting(predicate, [contact]).contains(contact)
    }
}
