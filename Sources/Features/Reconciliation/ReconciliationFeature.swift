package import Jobs
package import Routes

/// What the server composes of this feature.
package struct ReconciliationFeature: Sendable {
    package let service: ReconciliationService

    package init(_ service: ReconciliationService) {
        self.service = service
    }

    package var routes: [Route] { ReconciliationRoutes(service).routes }
    package var jobHandlers: [JobHandler] { ReconciliationJob(service).handlers }
}
