package import Events
package import Primitives

extension Permission {
    package static let viewEvents = Permission("events.view", from: .member)
}

extension Route {
    /// `/api/events`: what happens in the caller's workspace, as it happens.
    ///
    /// A browser that was away goes on from its `Last-Event-ID`; the event `reset` tells it to load everything again. The
    /// stream ends soon after the session that opened it. Ten of one caller may be open at once.
    package static func events(of hub: EventHub, ambient: Ambient) -> Route {
        let access = Access.permission(.viewEvents)
        let seats = StreamSeats(perCaller: 10)
        return Route(
            .get,
            "/api/events",
            access: access,
            summary: "A stream of server-sent events: what happens in the workspace",
            query: [QueryParameter("lastEventId", "Where to go on from, for clients that cannot send Last-Event-ID")],
            media: "text/event-stream"
        ) { call in
            let position = call.lastEventID.flatMap { EventPosition($0) }
            // A position that is none of ours must not make the browser give up, which a refusal would.
            let isLost = call.lastEventID != nil && position == nil
            let caller = try call.caller
            let seat = try seats.take(caller)
            let stream = hub.stream(workspace: caller.workspace, after: position)
            let events = stream.map { Self.written($0, isLost: isLost) }
            return .events(events, ambient: ambient) {
                // Held by the answer: given up when it is.
                withExtendedLifetime(seat) {}
                return await call.isStillAllowed(access)
            }
        }
    }

    private static func written(_ element: EventStream.Element, isLost: Bool) -> ServerSentEvent {
        let id = "\(element.position)"
        switch element {
        case .started: return ServerSentEvent(id: id, event: isLost ? "reset" : "started", data: "{}")
        case .reset: return ServerSentEvent(id: id, event: "reset", data: "{}")
        case .event(let event):
            // The payload is a JSON object; the subject becomes its first member.
            let members = event.payload.drop { $0 != "{" }.dropFirst()
            let separator = members.contains { !"} \n".contains($0) } ? "," : ""
            let data = "{\"subject\":\"\(event.subject)\"\(separator)\(members)"
            return ServerSentEvent(id: id, event: event.kind, data: data)
        }
    }
}
