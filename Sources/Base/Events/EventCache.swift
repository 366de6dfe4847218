import Primitives

/// The newest events of all workspaces, as the hub read them, so that a thousand listeners do not each read them again.
struct EventCache: Sendable {
    /// All events after `start`, up to where the hub has looked.
    private struct Stretch: Sendable {
        let start: EventPosition
        var events: [WorkspaceID: [Event]] = [:]
        var count = 0

        func tail(of workspace: WorkspaceID, after position: EventPosition) -> ArraySlice<Event> {
            let events = events[workspace] ?? []
            // From the end: most listeners miss the last one or none.
            return events.suffix(events.reversed().prefix { $0.position > position }.count)
        }
    }

    /// Each of the two stretches grows to about this many, then the older one is forgotten.
    private static let stretchLength = 1000

    private var old: Stretch
    private var new: Stretch

    /// - Parameter start: where the hub begins to look.
    init(after start: EventPosition) {
        old = Stretch(start: start)
        new = Stretch(start: start)
    }

    /// Takes what came next, up to and including `end`.
    mutating func append(_ events: [Event], upTo end: EventPosition) {
        for event in events { new.events[event.workspace, default: []].append(event) }
        new.count += events.count
        if new.count >= Self.stretchLength {
            old = new
            new = Stretch(start: end)
        }
    }

    /// The workspace's events after `position`, oldest first; `nil` when only the database knows them all.
    func events(of workspace: WorkspaceID, after position: EventPosition) -> [Event]? {
        guard position >= old.start else { return nil }
        let newer = new.tail(of: workspace, after: position)
        return Array(position >= new.start ? newer : old.tail(of: workspace, after: position) + newer)
    }
}
