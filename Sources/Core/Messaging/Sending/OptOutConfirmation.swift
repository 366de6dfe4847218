import CloudAPI
import Contacts
import Credits
import Foundation
import Jobs
import Primitives

/// The job that answers STOP and START inside the open window, through the gates of every send. Its own transaction: taking
/// a message in holds what a send would lock in another order.
struct OptOutConfirmation: Sendable {
    static let kind = "consent.confirm"

    struct Payload: Codable {
        let contact: ContactID
        let channel: ChannelID
        let message: MessageID
        let text: String

        var json: String {
            get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
        }
    }

    let service: MessagingService

    var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in
            let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
            try await send(payload, in: job.workspace)
        }
    }

    func send(_ payload: Payload, in workspace: WorkspaceID) async throws {
        let draft = Draft(
            channel: payload.channel,
            contact: payload.contact,
            // Twice is once: the job may run again after a crash.
            clientID: "opt-out:\(payload.message)",
            body: .freeForm(
                type: "text",
                content: JSON.members([("body", .string(payload.text))]).text(),
                text: payload.text
            ),
            origin: .api
        )
        do {
            _ = try await service.send([draft], in: workspace)
        } catch is MessagingError, is ContactError, is CreditError {
            // A blocked contact, a closed window, an empty wallet: the word itself stands all the same.
        }
    }
}
