import Events
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

    /// How many of its jobs run at once: a mail server that hangs holds up other mails only, a push service pushes.
    package static let queues = [MailQueue.queue: 2, PushQueue.queue: 8]

    /// - Parameter files: who makes the bytes of mails' attachments, by the kind of their source.
    package init(
        database: Database,
        mailer: Mailer,
        ambient: Ambient,
        logger: Logger,
        push: PushTools,
        files: [String: MailFileSource] = [:]
    ) {
        // Nobody subscribes to what becomes of notices.
        let events = EventLog(ambient: ambient, subscribers: [])
        routes =
            NoticeRoutes(database: database, ambient: ambient, events: events, kinds: push.kinds).all
            + PreferenceRoutes(database: database, ambient: ambient, kinds: push.kinds).all + PushRoutes(push).all
        jobHandlers = [
            MailJob(database: database, mailer: mailer, ambient: ambient, logger: logger, files: files).handler,
            PushJob(tools: push).handler,
            NotificationPruningJob(database: database, ambient: ambient).handler,
        ]
    }
}
