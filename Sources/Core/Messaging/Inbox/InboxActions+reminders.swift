import Jobs
import Primitives
import Workspaces

extension InboxActions {
    static let reminderMax: Duration = .days(366)
    static let reminderNoteMax = 500

    /// Sets the caller's reminder, or moves it.
    func remind(_ id: ConversationID, at moment: Timestamp, note: String) throws {
        let conversation = try conversation(id)
        let member = try person()
        let now = ambient.now()
        guard moment > now else { throw InboxError.timePassed }
        guard moment <= now + Self.reminderMax else { throw InboxError.timeTooFar(days: 366) }
        guard note.hasLength(0...Self.reminderNoteMax) else {
            throw InboxError.text(field: "note", limit: Self.reminderNoteMax)
        }
        try ReminderStore(transaction, in: workspace).set(id, of: member, at: moment, note: note)
        var data = ["at": "\(moment)"]
        if !note.isEmpty { data["note"] = note }
        try teller.tell("reminder-set", by: member, data: data, in: conversation)
        try ReminderJob.start(id, member, at: moment, in: workspace, JobStore(transaction, ambient: ambient))
    }

    func forgetReminder(_ id: ConversationID) throws {
        let conversation = try conversation(id)
        let member = try person()
        guard try ReminderStore(transaction, in: workspace).remove(id, of: member) else { return }
        try teller.tell("reminder-cleared", by: member, in: conversation)
        try JobStore(transaction, ambient: ambient)
            .cancel(workspace: workspace, kind: ReminderJob.kind, key: ReminderJob.key(id, member))
    }
}
