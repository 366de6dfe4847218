import Foundation
package import Jobs
package import Notifications
package import Primitives
package import Storage

/// Mails a link that signs in to whoever has the address, if anybody has.
package struct LoginLinkJob: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let mails: MailQueue
    private let settings: WorkspaceSettings

    static let kind = "workspaces.login-link"
    private static let validFor = Duration.minutes(15)

    private struct Payload: Decodable {
        let email: String
    }

    package init(database: Database, ambient: Ambient, mails: MailQueue, settings: WorkspaceSettings) {
        self.database = database
        self.ambient = ambient
        self.mails = mails
        self.settings = settings
    }

    package var handler: JobHandler {
        JobHandler(kind: Self.kind) { job in try await run(job) }
    }

    private func run(_ job: Job) async throws {
        let text = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8)).email
        guard let address = EmailAddress(text) else { return }
        let token = Token(ambient: ambient)
        try await database.write { transaction in
            try mail(token, to: address, in: transaction)
            try job.lease.complete(in: transaction)
        }
    }

    private func mail(_ token: Token, to address: EmailAddress, in transaction: Transaction) throws {
        guard let user = try UserStore(transaction).find(email: address),
            let workspace = try WorkspaceStore(transaction).list(of: user.id).first
        else { return }
        let id: LoginLinkID = ambient.id()
        let now = ambient.now()
        try LoginLinkStore(transaction: transaction).insert(
            id,
            token: token,
            user: user.id,
            workspace: workspace.id,
            createdAt: now,
            expiresAt: now + Self.validFor
        )
        try mails.enqueue(
            to: address,
            subject: "Your link to sign in",
            text: """
                Hello \(user.name),

                this link signs you in once, within the next 15 minutes:

                \(settings.url("/login/\(token.text)"))

                If you did not ask for it, ignore this mail.

                """,
            workspace: workspace.id,
            key: "login:\(id)",
            in: transaction
        )
    }
}
