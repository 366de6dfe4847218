import Events
import Routes

extension ServerSentEvent {
    /// What a browser sees of an element of the stream: kind as the event's name, payload as its data.
    init(_ element: EventStream.Element) {
        let id = "\(element.position)"
        switch element {
        case .started: self.init(id: id, event: "started", data: "{}")
        case .reset: self.init(id: id, event: "reset", data: "{}")
        case .event(let event): self.init(id: id, event: event.kind, data: event.payload)
        }
    }
}
