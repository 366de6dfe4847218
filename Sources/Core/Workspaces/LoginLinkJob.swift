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

    /// Where the link in the mail leads.
    package enum Destination: String, Codable, Sendable {
        /// Into the app, as it is.
        case app
        /// To the page where a password is set, for who forgot theirs.
        case password

        func path(_ token: Token) -> String {
            switch self {
            case .app: "/login/\(token.text)"
            case .password: "/sign-in/password/\(token.text)"
            }
        }
    }

    private struct Payload: Codable {
        let email: String
        let leads: Destination?
    }

    static func job(
        _ id: LoginLinkID,
        to email: EmailAddress,
        leads: Destination,
        at now: Timestamp
    ) throws -> NewJob {
        let payload = try JSONEncoder().encode(Payload(email: email.rawValue, leads: leads))
        return NewJob(
            workspace: .instance,
            kind: kind,
            key: "\(id)",
            runAt: now,
            payload: String(decoding: payload, as: UTF8.self)
        )
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
        let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
        guard let address = EmailAddress(payload.email) else { return }
        let token = Token(ambient: ambient)
        try await database.write { transaction in
            try mail(token, to: address, leads: payload.leads ?? .app, in: transaction)
            try job.lease.complete(in: transaction)
        }
    }

    private func mail(
        _ token: Token,
        to address: EmailAddress,
        leads: Destination,
        in transaction: Transaction
    ) throws {
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
        let (subject, words) =
            switch leads {
            case .app: ("Your link to sign in", "signs you in once")
            case .password: ("Your link to set a new password", "lets you set a new password once")
            }
        try mails.enqueue(
            to: address,
            subject: subject,
            text: """
                Hello \(user.name),

                this link \(words), within the next 15 minutes:

                \(settings.url(leads.path(token)))

                If you did not ask for it, ignore this mail.

                """,
            workspace: workspace.id,
            key: "login:\(id)",
            in: transaction
        )
    }
}
