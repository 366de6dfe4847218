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
    private let files: [String: MailFileSource]

    private struct Payload: Decodable {
        let mail: MailID
    }

    /// - Parameter files: who makes the bytes of attachments, by the kind of their source.
    package init(
        database: Database,
        mailer: Mailer,
        ambient: Ambient,
        logger: Logger,
        files: [String: MailFileSource] = [:]
    ) {
        self.database = database
        self.mailer = mailer
        self.ambient = ambient
        self.logger = logger
        self.files = files
    }

    /// A mail server that is away is asked again for about two days by the worker's back-off.
    package var handler: JobHandler {
        JobHandler(kind: MailQueue.jobKind, attemptsMax: 60, lease: .minutes(3)) { job in
            try await send(job)
        }
    }

    private func send(_ job: Job) async throws {
        let id = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8)).mail
        let found = try await database.read { transaction in
            let store = MailStore(transaction: transaction)
            return try store.findUnsent(id, in: job.workspace).map { mail in
                (mail: mail, attachments: try store.attachments(of: id, in: job.workspace))
            }
        }
        guard let found else { return }
        let files = try await files(for: found.attachments, of: job.workspace)
        do {
            try await mailer.send(found.mail.with(files))
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

    /// What cannot be made now is tried again with the mail: a mail that promises a file never goes without it.
    private func files(for attachments: [MailAttachment], of workspace: WorkspaceID) async throws -> [MailFile] {
        var made: [MailFile] = []
        for attachment in attachments {
            guard let source = files[attachment.source.kind] else {
                throw MailError.failed("nobody makes attachments of the kind \(attachment.source.kind)")
            }
            made.append(
                MailFile(
                    filename: attachment.filename,
                    mimeType: attachment.mimeType,
                    bytes: try await source(workspace, attachment.source.id)
                )
            )
        }
        return made
    }
}
