package import Jobs
package import Logging
package import Primitives
package import Routes
package import Storage

/// What the server composes of this module.
package struct NotificationsFeature: Sendable {
    package let migrations = NotificationMigrations.all
    package let routes: [Route]
    package let jobHandlers: [JobHandler]

    /// How many of its jobs run at once: a mail server that hangs holds up other mails only.
    package static let queues = [MailQueue.queue: 2]

    /// - Parameter files: who makes the bytes of mails' attachments, by the kind of their source.
    package init(
        database: Database,
        mailer: Mailer,
        ambient: Ambient,
        logger: Logger,
        files: [String: MailFileSource] = [:]
    ) {
        routes = NoticeRoutes(database: database, ambient: ambient).all
        jobHandlers = [
            MailJob(database: database, mailer: mailer, ambient: ambient, logger: logger, files: files).handler,
            NotificationPruningJob(database: database, ambient: ambient).handler,
        ]
    }
}
