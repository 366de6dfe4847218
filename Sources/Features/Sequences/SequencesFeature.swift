package import Automation
import Contacts
package import Events
package import Jobs
package import Logging
package import Messaging
package import Primitives
package import Routes
package import Storage

/// What the server composes of this feature.
package struct SequencesFeature: Sendable {
    package let service: SequenceService
    package let counting: SequenceCounting

    /// - Parameter hooks: the same that were tied into `messaging` and the event log.
    package init(
        messaging: MessagingService,
        events: EventLog,
        hooks: SequenceHooks,
        contacts: @escaping MessagingService.ContactStoreFactory,
        trackedPrefix: String = "",
        logger: Logger
    ) {
        service = SequenceService(
            messaging: messaging,
            events: events,
            hooks: hooks,
            contacts: contacts,
            trackedPrefix: trackedPrefix
        )
        counting = SequenceCounting(
            database: messaging.database,
            ambient: messaging.ambient,
            events: events,
            logger: logger
        )
    }

    package var routes: [Route] { SequenceRoutes(service).routes }

    package var jobHandlers: [JobHandler] {
        [
            Happening.handler(service), StepFailure.handler(service), Retiming.handler(service),
            Clearing.handler(service),
            BulkEnrolling.handler(service),
        ]
    }

    /// For the service of timers.
    package var timers: TimerKind {
        TimerKind(name: Enrolment.timerKind) { [service] due, transaction in
            try SequenceBatch(due, transaction, messaging: service.messaging, shelf: service.hooks.shelf)
        }
    }

    /// For others who enrol inside a transaction of theirs.
    package func enrolling(_ transaction: Transaction, in workspace: WorkspaceID) -> SequenceEnrolling {
        SequenceEnrolling(transaction, in: workspace, ambient: service.ambient, shelf: service.hooks.shelf)
    }
}
