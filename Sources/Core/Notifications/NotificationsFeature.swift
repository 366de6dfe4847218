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

    package init(database: Database, mailer: Mailer, ambient: Ambient, logger: Logger) {
        routes = NoticeRoutes(database: database, ambient: ambient).all
        jobHandlers = [MailJob(database: database, mailer: mailer, ambient: ambient, logger: logger).handler]
    }
}
