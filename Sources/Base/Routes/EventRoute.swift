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
    /// - Parameters:
    ///   - screen: an event's payload as the caller may have it; `nil`: it is not there for them.
    ///   - also: what the caller is told besides, which is in no log: it is not told again.
    package static func events(
        of hub: EventHub,
        ambient: Ambient,
        screen: @escaping @Sendable (Event, Caller) async -> String? = { event, _ in event.payload },
        also: @escaping @Sendable (Caller) -> AsyncStream<ServerSentEvent> = { _ in AsyncStream { $0.finish() } }
    ) -> Route {
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
            let events = stream.compactMap { await Self.written($0, isLost: isLost) { await screen($0, caller) } }
            return .events(events, also: also(caller), ambient: ambient) {
                // Held by the answer: given up when it is.
                withExtendedLifetime(seat) {}
                return await call.isStillAllowed(access)
            }
        }
    }

    private static func written(
        _ element: EventStream.Element,
        isLost: Bool,
        _ screen: @Sendable (Event) async -> String?
    ) async -> ServerSentEvent? {
        let id = "\(element.position)"
        switch element {
        case .started: return ServerSentEvent(id: id, event: isLost ? "reset" : "started", data: "{}")
        case .reset: return ServerSentEvent(id: id, event: "reset", data: "{}")
        case .event(let event):
            guard let payload = await screen(event) else { return nil }
            // The payload is a JSON object; the subject becomes its first member.
            let members = payload.drop { $0 != "{" }.dropFirst()
            let separator = members.contains { !"} \n".contains($0) } ? "," : ""
            let data = "{\"subject\":\"\(event.subject)\"\(separator)\(members)"
            return ServerSentEvent(id: id, event: event.kind, data: data)
        }
    }
}
