import Calendars
import HTTPTypes
import Messaging
import Primitives
package import Routes

extension Permission {
    /// What contacts said of colleagues.
    package static let viewSatisfaction = Permission("satisfaction.view", from: .admin)
}

/// Rules over HTTP.
struct InboxRulesRoutes {
    let service: InboxRulesService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/channels/{id}/rules",
                access: .permission(.viewAutomations),
                summary: "What happens to the conversations of a number by itself",
                gives: ChannelRules.self
            ) { call in
                .json(try await service.rules(of: try call.id("id"), in: try call.caller.workspace))
            },
            Route(
                .put,
                "/api/channels/{id}/rules",
                access: .permission(.manageAutomations),
                summary: "Set what happens to the conversations of a number by itself",
                takes: ChannelRules.self,
                gives: ChannelRules.self
            ) { call in
                let rules: ChannelRules = try await call.body()
                return .json(try await service.set(rules, of: try call.id("id"), by: try call.caller))
            },
            Route(
                .get,
                "/api/conversations/{id}/why",
                access: .permission(.viewInbox),
                summary: "Why a conversation is whose it is, and who may see it",
                gives: WhyBody.self
            ) { call in
                .json(try await service.why(try call.id("id"), for: try call.caller))
            },
            Route(
                .get,
                "/api/satisfaction",
                access: .permission(.viewSatisfaction),
                summary: "How content contacts were, by member, team, channel or day",
                query: [
                    QueryParameter("from", "The beginning; 30 days before the end when left out"),
                    QueryParameter("to", "The end; now when left out"),
                    QueryParameter("by", "member, team, channel or day; member when left out"),
                ],
                gives: SatisfactionReport.self
            ) { call in
                let by = try call.query("by", "member, team, channel or day") {
                    SatisfactionReport.Grouping(rawValue: $0)
                }
                return .json(
                    try await service.satisfaction(
                        by: by ?? .member,
                        from: try call.queryTimestamp("from"),
                        to: try call.queryTimestamp("to"),
                        in: try call.caller.workspace
                    )
                )
            },
        ]
    }
}
