import Primitives
import Routes

/// Who looks at a conversation, told by their browsers.
struct PresenceRoutes {
    let presence: PresenceService

    var route: Route {
        Route(
            .put,
            "/api/conversations/{id}/presence",
            access: .permission(.viewInbox),
            summary: "Say that you look at it or type; good for 15 seconds",
            takes: PresenceBody.self
        ) { call in
            let id: ConversationID = try call.id("id")
            let body: PresenceBody = try await call.body()
            try await presence.set(body.state, id, by: try call.caller)
            return .noContent
        }
    }
}

struct PresenceBody: Codable, Sendable {
    let state: PresenceState
}
