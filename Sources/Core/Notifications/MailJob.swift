import Foundation
package import Jobs
package import Logging
package import Primitives
package import Storage

/// Sends what is in the outbox.
package struct MailJob: Sendable {
    private let database: Database
    private let mailer: Mailer
    private let ambient: Ambient
    private let logger: Logger

    private struct Payload: Decodable {
        let mail: MailID
    }

    package init(database: Database, mailer: Mailer, ambient: Ambient, logger: Logger) {
        self.database = database
        self.mailer = mailer
        self.ambient = ambient
        self.logger = logger
    }

    /// A mail server that is away is asked again for about two days by the worker's back-off.
    package var handler: JobHandler {
        JobHandler(kind: MailQueue.jobKind, attemptsMax: 60, lease: .minutes(3)) { job in
            try await send(job)
        }
    }

    private func send(_ job: Job) async throws {
        let id = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8)).mail
        let mail = try await database.read { try MailStore(transaction: $0).findUnsent(id, in: job.workspace) }
        guard let mail else { return }
        do {
            try await mailer.send(mail)
        } catch MailError.refused(let words) {
            logger.warning("Mail refused", metadata: ["mail.id": "\(id)", "smtp.answer": "\(words)"])
            try await database.write { transaction in
                try MailStore(transaction: transaction).markRefused(id, in: job.workspace, words)
                try job.lease.complete(in: transaction)
            }
            return
        }
        let now = ambient.now()
        try await database.write { transaction in
            try MailStore(transaction: transaction).markSent(id, in: job.workspace, at: now)
            try job.lease.complete(in: transaction)
        }
    }
}
