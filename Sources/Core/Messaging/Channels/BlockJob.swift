import CloudAPI
import Contacts
import Events
import Foundation
import Jobs
import Primitives
import Storage

/// The job that tells Meta whom the workspace blocks and whom no longer, on every number that they wrote to. Here a block holds
/// whatever Meta says to it: it takes only those who wrote within a day, and 64,000 at most.
struct BlockJob: Sendable {
    let channels: ChannelService
    let events: EventLog

    private struct Plan: Sendable {
        let target: BlockTarget
        let isBlocked: Bool
        let channels: [ChannelID]
    }

    var handler: JobHandler {
        JobHandler(kind: ContactBlocking.kind) { job in
            let contact = try JSONDecoder().decode(ContactBlocking.self, from: Data(job.payload.utf8)).contact
            let found = try await channels.database.write { try plan(contact, in: job.workspace, $0) }
            guard let found else { return }
            for channel in found.channels { try await carryOut(found, on: channel, in: job.workspace) }
        }
    }

    private func plan(_ id: ContactID, in workspace: WorkspaceID, _ transaction: Transaction) throws -> Plan? {
        let store = ContactStore(transaction, ambient: channels.ambient)
        guard let contact = try store.contacts([id], in: workspace)[id] else { return nil }
        let isBlocked = contact.blockedAt != nil
        if !isBlocked {
            let teller = InboxTeller(
                ambient: channels.ambient,
                events: events,
                workspace: workspace,
                transaction: transaction
            )
            for conversation in try ConversationStore(transaction).show(workspace, of: id) {
                try teller.changed(conversation)
            }
        }
        let target = contact.phone.map { BlockTarget.phone($0.rawValue) } ?? contact.userID.map { .user($0) }
        guard let target else { return nil }
        let recent: SQL = isBlocked ? " AND v.window_until > \(channels.ambient.now())" : ""
        let rows = try transaction.rows(
            """
            SELECT c.id FROM conversations v
            JOIN channels c ON c.workspace_id = v.workspace_id AND c.id = v.channel_id AND c.state = 'connected'
            WHERE v.workspace_id = \(workspace) AND v.contact_id = \(id)\(recent) ORDER BY c.id
            """
        )
        return Plan(target: target, isBlocked: isBlocked, channels: try rows.map { try $0["id"] })
    }

    private func carryOut(_ plan: Plan, on id: ChannelID, in workspace: WorkspaceID) async throws {
        let (channel, api) = try await channels.connection(workspace, id)
        do {
            if plan.isBlocked {
                _ = try await api.block([plan.target], channel.phoneNumberID)
            } else {
                _ = try await api.unblock([plan.target], channel.phoneNumberID)
            }
        } catch CloudAPIError.refused(let error) where !error.mayBeTriedAgain {
            return
        }
    }
}
