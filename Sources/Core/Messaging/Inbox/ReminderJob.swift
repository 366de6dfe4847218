import Contacts
import Foundation
import Jobs
import Primitives
import Storage

/// The job of a reminder: at its time the conversation is lifted to the top, unread for whoever asked, who is told.
struct ReminderJob: Sendable {
    static let kind = "inbox.reminder"

    let service: MessagingService

    struct Payload: Codable {
        let conversation: ConversationID
        let member: MemberID
    }

    static func key(_ conversation: ConversationID, _ member: MemberID) -> String { "\(conversation) \(member)" }

    /// Has it run at its time, or moves it there.
    static func start(
        _ conversation: ConversationID,
        _ member: MemberID,
        at moment: Timestamp,
        in workspace: WorkspaceID,
        _ jobs: JobStore
    ) throws {
        try jobs.set(
            NewJob(
                workspace: workspace,
                kind: kind,
                key: key(conversation, member),
                runAt: moment,
                payload: Payload(conversation: conversation, member: member).json
            )
        )
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            try await service.database.write { transaction in
                try remind(payload, in: job.workspace, transaction)
                try job.lease.complete(in: transaction)
            }
        }
    }

    func remind(_ payload: Payload, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let store = ReminderStore(transaction, in: workspace)
        guard let conversation = try ConversationStore(transaction).lock(workspace, payload.conversation),
            let reminder = try store.find(payload.conversation, of: payload.member)
        else { return }
        let now = service.ambient.now()
        // Moved to a later time meanwhile: its job has moved with it.
        guard reminder.at <= now else { return }
        try store.remove(payload.conversation, of: payload.member)
        try ConversationStore(transaction).lift(workspace, conversation.id, at: now)
        try PeopleStore(transaction, in: workspace).set(.unread, now, of: conversation.id, for: payload.member)
        let teller = InboxTeller(service: service, workspace: workspace, transaction: transaction)
        try teller.tell(
            "reminder-due",
            by: payload.member,
            data: ["note": reminder.note].filter { !$0.value.isEmpty },
            in: conversation
        )
        let contact = try service.contacts(transaction).contacts([conversation.contact], in: workspace)[
            conversation.contact
        ]
        try service.inbox.notify(
            InboxNotice(
                kind: .reminder,
                member: payload.member,
                variant: reminder.note.isEmpty ? nil : "note",
                title: "Reminder: \(contact?.shownName ?? "a conversation", "contact")",
                detail: reminder.note.isEmpty
                    ? "You wanted to come back to this conversation."
                    : Said(NumberMask.masked(reminder.note)),
                conversation: conversation.id,
                key: "reminder:\(conversation.id):\(payload.member):\(reminder.at.milliseconds)"
            ),
            workspace,
            transaction
        )
    }
}
