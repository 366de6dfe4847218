import Contacts
import Credits
import Foundation
import Jobs
import Primitives
import Storage

/// The job that lets a scheduled message go at its time, through the same gates as one that is written then. What cannot be
/// sent any more fails with words, and its author is told.
struct ScheduledSend: Sendable {
    static let kind = "inbox.send-later"

    let service: MessagingService

    struct Payload: Codable {
        let message: MessageID
    }

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            try await service.database.write(.urgent) { transaction in
                try send(payload.message, in: job.workspace, transaction)
                try job.lease.complete(in: transaction)
            }
        }
    }

    func send(_ id: MessageID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let messages = MessageStore(transaction)
        guard let found = try messages.find(workspace, id), found.state == .queued else { return }
        let step = SendStep(service: service, workspace: workspace, transaction: transaction)
        try step.noteSent(to: found.contact, at: service.ambient.now())
        let held = try ConversationStore(transaction).lock(workspace, found.conversation)
        guard let message = try messages.find(workspace, id) else { return }
        // Its contact became part of another, or two again, in between: the job comes again, and finds where it is now.
        guard let conversation = held, message.conversation == conversation.id, message.contact == found.contact else {
            throw DatabaseError.conflict("The message \(id) was moved.")
        }
        let now = service.ambient.now()
        let refusal = try refusal(of: message, conversation, step, at: now)
        guard try ScheduledStore(transaction, in: workspace).release(message, at: now) else { return }
        if let refusal {
            let news = News(message: id, state: .failed, at: now, failure: refusal.failure, word: .failed)
            try service.progress.apply([news], workspace: workspace, channel: message.channel, in: transaction)
            try tell(message, refusal, workspace, transaction)
            return
        }
        try step.told(id, conversation.id)
        if message.target == nil {
            try ConversationStore(transaction)
                .noteSent(workspace, conversation.id, message: id, at: now, origin: message.origin)
            if !message.origin.isBroadcast { try step.take(conversation, by: message.author) }
        }
        try transaction.notify("outgoing", message.channel.description)
    }

    private func refusal(
        of message: Message,
        _ conversation: Conversation,
        _ step: SendStep,
        at now: Timestamp
    ) throws -> Refusal? {
        do {
            _ = try step.connected(message.channel)
            let (contact, _) = try step.reachable(message.contact)
            if let purpose = ConsentPurpose(kept: message.category), contact.refuses(purpose) { return .optedOut }
            if let template = message.template { try step.approved(template) }
        } catch MessagingError.channelNotFound, MessagingError.channelNotConnected {
            return .channelGone
        } catch MessagingError.contactBlocked {
            return .blocked
        } catch MessagingError.templateNotApproved, MessagingError.templateNotFound {
            return .templateNotApproved
        } catch is ContactError, MessagingError.contactUnreachable {
            return .erased
        }
        let isOpen = conversation.windowUntil.map { $0 > now } ?? false
        return message.template == nil && !isOpen ? .windowClosed : nil
    }

    private func tell(
        _ message: Message,
        _ refusal: Refusal,
        _ workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        guard let author = message.author else { return }
        let contact = try service.contacts(transaction).contacts([message.contact], in: workspace)[message.contact]
        try service.inbox.notify(
            InboxNotice(
                kind: .notSent,
                member: author,
                title: "A scheduled message was not sent",
                detail:
                    "To \(contact?.shownName ?? "a contact", "contact"): \(refusal.failure.detail, "failure", as: refusal.rawValue)",
                conversation: message.conversation,
                key: "not-sent:\(message.id)"
            ),
            workspace,
            transaction
        )
    }
}
