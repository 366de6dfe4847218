import Events
import Primitives
import Routes

/// The live stream: what changes in the workspace, from the last event that the browser has seen.
struct EventRoutes {
    let hub: EventHub
    let ambient: Ambient

    var routes: [Route] {
        [Route(.get, "/api/events", access: .member, summary: "Server-Sent Events of the workspace", stream)]
    }

    @Sendable private func stream(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let position = call.lastEventID.flatMap { EventPosition($0) }
        let events = hub.stream(workspace: workspace, after: position)
        return .events(events.map { ServerSentEvent($0) }, ambient: ambient)
    }
}
