import Primitives
import Storage

extension Eraser {
    /// What Contacts itself keeps besides the contact and its identities, which go last.
    static let contacts = Eraser { transaction, workspace, person in
        var counts: [String: Int] = [:]
        let phones = person.identities.filter { $0.kind == .phone }.map(\.value)
        let files = try transaction.rows(
            "SELECT DISTINCT import_id FROM import_rows WHERE workspace_id = \(workspace) AND e164 IN \(list: phones)"
        ).map { try $0["import_id"] as ImportID }
        if !files.isEmpty {
            // The file itself holds the row, and cannot be cut: it can be mapped no more. Its verdicts stay.
            counts["import_chunks"] = try transaction.run(
                "DELETE FROM import_chunks WHERE workspace_id = \(workspace) AND import_id IN \(list: files)"
            )
            counts["imports"] = try transaction.run(
                "UPDATE imports SET sample = '[]' WHERE workspace_id = \(workspace) AND id IN \(list: files)"
            )
            counts["import_outcomes"] = try transaction.run(
                """
                UPDATE import_outcomes SET change = NULL, contact_id = NULL
                WHERE workspace_id = \(workspace) AND contact_id = \(person.contact)
                """
            )
            counts["import_rows"] = try transaction.run(
                """
                UPDATE import_rows SET phone = '', e164 = NULL, verdict = 'invalid', reason = 'The contact was erased.',
                    name = '', cells = '[]'
                WHERE workspace_id = \(workspace) AND e164 IN \(list: phones)
                """
            )
        }
        // Which of the week's files hold the person is not written anywhere: all that were made before now go.
        let exports = try transaction.rows(
            "SELECT id FROM exports WHERE workspace_id = \(workspace) AND bytes > 0"
        ).map { try $0["id"] as ExportID }
        if !exports.isEmpty {
            counts["export_chunks"] = try transaction.run(
                "DELETE FROM export_chunks WHERE workspace_id = \(workspace) AND export_id IN \(list: exports)"
            )
            counts["exports"] = try transaction.run(
                """
                UPDATE exports SET state = 'failed', bytes = 0, target = '{}',
                    error = 'A contact in it was erased. Export the contacts again.'
                WHERE workspace_id = \(workspace) AND id IN \(list: exports)
                """
            )
        }
        counts["consent_entries"] = try transaction.run(
            """
            UPDATE consent_entries SET evidence = NULL
            WHERE workspace_id = \(workspace) AND contact_id = \(person.contact) AND evidence IS NOT NULL
            """
        )
        return counts
    }
}
