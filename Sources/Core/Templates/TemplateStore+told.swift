import Primitives
import Storage

/// What Meta tells of one template.
extension TemplateStore {
    struct NewStatus {
        let status: String
        let category: String?
        let reason: String?
        let rejectionWords: String?
        let rejectionAdvice: String?
        let pauseTitle: String?
        let pauseWords: String?
        let pauseUntil: Timestamp?
    }

    func find(metaID: String, of channel: ChannelID, in workspace: WorkspaceID) throws -> Template? {
        try transaction.row(
            """
            SELECT * FROM templates
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND meta_id = \(metaID)
            """
        ).map(Template.init)
    }

    func setStatus(_ new: NewStatus, of id: TemplateID, in workspace: WorkspaceID, at now: Timestamp) throws {
        let category: SQL = new.category.map { word -> SQL in ", category = \(word)" } ?? ""
        try transaction.run(
            """
            UPDATE templates SET status = \(new.status), rejected_reason = \(new.reason),
            rejection_words = \(new.rejectionWords), rejection_advice = \(new.rejectionAdvice),
            pause_title = \(new.pauseTitle), pause_words = \(new.pauseWords), pause_until = \(new.pauseUntil),
            changed_at = \(now)\(category)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func setStatus(_ status: Template.Status, of id: TemplateID, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE templates SET status = \(status.rawValue), waiting = NULL, changed_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func setQuality(_ quality: String, of id: TemplateID, in workspace: WorkspaceID, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE templates SET quality = \(quality), changed_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func setCategory(
        _ category: String,
        previous: String,
        of id: TemplateID,
        in workspace: WorkspaceID,
        at now: Timestamp
    ) throws {
        try transaction.run(
            """
            UPDATE templates SET category = \(category), previous_category = \(previous), next_category = NULL,
            next_category_at = NULL, changed_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func setNextCategory(_ category: String, at: Timestamp?, of id: TemplateID, in workspace: WorkspaceID) throws {
        try transaction.run(
            """
            UPDATE templates SET next_category = \(category), next_category_at = \(at)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}
