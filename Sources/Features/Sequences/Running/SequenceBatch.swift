import Automation
import Contacts
import Messaging
import Primitives
import Storage
import Workspaces

/// Steps that are due together, in one transaction.
///
/// Locks, on PostgreSQL: the timers and the sequences first; then contacts and enrolments, of which it passes over those that
/// others hold, so that it waits for nobody with a timer in its hands (a reply holds the contact and then wants the timer); then
/// conversations, which nobody holds who wants one of these; then what a send locks.
final class SequenceBatch: TimerBatch {
    let ready: [DueTimer]
    private let parts: [WorkspaceID: Part]

    init(_ due: [DueTimer], _ transaction: Transaction, messaging: MessagingService, shelf: SequenceShelf) throws {
        var parts: [WorkspaceID: Part] = [:]
        for (workspace, timers) in Dictionary(grouping: due, by: \.key.workspace).sorted(by: { $0.key < $1.key }) {
            let ids = timers.map { EnrolmentID(rawValue: $0.key.id) }
            parts[workspace] = try Part(ids, in: workspace, transaction, messaging: messaging, shelf: shelf)
        }
        self.parts = parts
        ready = due.filter { timer in
            parts[timer.key.workspace]?.passedOver.contains(EnrolmentID(rawValue: timer.key.id)) == false
        }
    }

    func fire(_ timer: DueTimer) throws {
        guard let part = parts[timer.key.workspace] else { return }
        try part.desk.tally.keeping { try part.fire(EnrolmentID(rawValue: timer.key.id)) }
    }

    func finish() throws {
        for (_, part) in parts.sorted(by: { $0.key < $1.key }) { try part.desk.tally.write() }
    }

    /// What of it is one workspace's.
    private struct Part {
        let desk: EnrolmentDesk
        let inbox: InboxDesk
        let zone: String
        let sequences: [SequenceID: DripSequence]
        let enrolments: [EnrolmentID: Enrolment]
        let contacts: [ContactID: Contact]
        /// Others are at them.
        let passedOver: Set<EnrolmentID>

        init(
            _ ids: [EnrolmentID],
            in workspace: WorkspaceID,
            _ transaction: Transaction,
            messaging: MessagingService,
            shelf: SequenceShelf
        ) throws {
            desk = EnrolmentDesk(transaction, in: workspace, ambient: messaging.ambient, shelf: shelf)
            inbox = InboxDesk(messaging, workspace: workspace, in: transaction)
            zone = try WorkspaceStore(transaction).find(workspace)?.timeZone ?? "UTC"
            let named = try desk.store.all(ids)
            sequences = try SequenceStore(transaction, in: workspace).share(Set(named.map(\.sequence)).sorted())
            let wanted = Set(named.map(\.contact)).sorted()
            let held = try Self.hold(wanted, workspace, transaction, messaging.ambient)
            let busy = Set(wanted).subtracting(held.keys)
            let gone = try busy.isEmpty ? [] : busy.subtracting(Self.present(busy.sorted(), workspace, transaction))
            let free = named.filter { held[$0.contact] != nil || gone.contains($0.contact) }
            // Merged meanwhile: it comes again, as the other contact's.
            let locked = try desk.store.lockFree(free.map(\.id)).filter {
                held[$0.contact] != nil || gone.contains($0.contact)
            }
            enrolments = Dictionary(uniqueKeysWithValues: locked.map { ($0.id, $0) })
            contacts = held
            passedOver = Set(named.map(\.id)).subtracting(locked.map(\.id))
            try Self.holdConversations(held.keys.sorted(), sequences.values.map(\.channel), workspace, transaction)
        }

        private static func hold(
            _ ids: [ContactID],
            _ workspace: WorkspaceID,
            _ transaction: Transaction,
            _ ambient: Ambient
        ) throws -> [ContactID: Contact] {
            let free = try transaction.rows(
                """
                SELECT id FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids)
                ORDER BY id\(postgres: " FOR UPDATE SKIP LOCKED")
                """
            ).map { try $0["id"] as ContactID }
            return try free.isEmpty ? [:] : ContactStore(transaction, ambient: ambient).contacts(free, in: workspace)
        }

        private static func present(
            _ ids: [ContactID],
            _ workspace: WorkspaceID,
            _ transaction: Transaction
        ) throws -> Set<ContactID> {
            Set(
                try transaction.rows(
                    "SELECT id FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
                ).map { try $0["id"] }
            )
        }

        private static func holdConversations(
            _ contacts: [ContactID],
            _ channels: [ChannelID],
            _ workspace: WorkspaceID,
            _ transaction: Transaction
        ) throws {
            guard transaction.dialect == .postgres, !contacts.isEmpty, !channels.isEmpty else { return }
            _ = try transaction.rows(
                """
                SELECT id FROM conversations WHERE workspace_id = \(workspace)
                AND channel_id IN \(list: Set(channels).sorted()) AND contact_id IN \(list: contacts)
                ORDER BY id FOR UPDATE
                """
            )
        }

        func fire(_ id: EnrolmentID) throws {
            guard let before = enrolments[id], before.endedAt == nil, let sequence = sequences[before.sequence],
                sequence.state == .live
            else {
                // Paused: whoever resumes sets the timers again. Over or gone: there is nothing to do.
                return
            }
            let live = try desk.live(sequence)
            var enrolment = before
            guard try desk.relocate(&enrolment, to: live) else { return try desk.save(enrolment, was: before) }
            if before.version != live.number {
                // It may be due later now, by the delay that was edited.
                try desk.take(.entered, &enrolment, by: live) { _, _ in .held }
                if let next = enrolment.nextAt, next > desk.ambient.now() { return try save(enrolment, was: before) }
            }
            let delivery = StepDelivery(
                desk: desk,
                inbox: inbox,
                sequence: sequence,
                live: live,
                contact: contacts[before.contact],
                zone: zone
            )
            try desk.take(.timer, &enrolment, by: live) { try delivery.deliver($0, &$1) }
            try save(enrolment, was: before)
        }

        private func save(_ enrolment: Enrolment, was before: Enrolment) throws {
            if enrolment == before, let nextAt = enrolment.nextAt {
                // The desk of timers has taken it away.
                try TimerStore(desk.transaction, ambient: desk.ambient).set(
                    enrolment.timer(in: desk.workspace),
                    at: nextAt
                )
            } else {
                try desk.save(enrolment, was: before)
            }
        }
    }
}
