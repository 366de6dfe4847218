import Calendars
package import Jobs
package import Messaging
package import Routes

/// What the server composes of this feature.
package struct InboxRulesFeature: Sendable {
    package let rules: InboxRulesService
    private let messaging: MessagingService
    private let hooks: RuleHooks

    /// - Parameter hooks: the same that were tied into `messaging`.
    package init(messaging: MessagingService, hooks: RuleHooks) {
        self.messaging = messaging
        self.hooks = hooks
        rules = InboxRulesService(messaging: messaging)
    }

    package var routes: [Route] { InboxRulesRoutes(service: rules).routes }

    package var jobHandlers: [JobHandler] {
        [RuleTalk(service: messaging).handler, RuleRound(service: messaging, hooks: hooks).handler]
    }

    package static let permissions = Permission.automations + [Permission.viewSatisfaction]
}
