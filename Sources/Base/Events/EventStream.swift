import Jobs
import Primitives
import Storage

/// The events of one workspace, from a position on and for as long as somebody listens. Made by `EventHub.stream`.
///
/// Ends when the task is cancelled or the hub stops. Throws `DatabaseError` when the events cannot be read; whoever
/// listens connects again from the last position it has.
package struct EventStream: AsyncSequence, Sendable {
    package enum Element: Sendable, Equatable {
        /// Comes first, when no position was given: what was loaded after this moment and what follows leave no gap.
        case started(at: EventPosition)
        case event(Event)
        /// Events are missing: load everything again. The stream goes on from here.
        case reset(at: EventPosition)

        /// Where to go on from after this element.
        package var position: EventPosition {
            switch self {
            case .started(let position), .reset(let position): position
            case .event(let event): event.position
            }
        }
    }

    let hub: EventHub
    let feed: EventFeed
    let start: EventPosition?

    package func makeAsyncIterator() -> Iterator {
        Iterator(hub: hub, feed: feed, position: start)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let hub: EventHub
        private let feed: EventFeed
        private let subscription: EventSubscription
        private var position: EventPosition?
        private var isFirst = true
        private var waiting: ArraySlice<Event> = []

        init(hub: EventHub, feed: EventFeed, position: EventPosition?) {
            self.hub = hub
            self.feed = feed
            self.position = position
            subscription = EventSubscription(to: feed.workspace, of: hub)
        }

        package mutating func next() async throws -> Element? {
            while true {
                if let event = waiting.popFirst() { return .event(event) }
                guard !Task.isCancelled, !hub.isClosed else { return nil }
                guard let last = position else {
                    let newest = try await feed.newest()
                    position = newest
                    isFirst = false
                    return .started(at: newest)
                }
                if !isFirst, let events = hub.recent(feed.workspace, after: last) {
                    await take(events, after: last)
                    continue
                }
                switch try await feed.look(after: last, isFirst: isFirst) {
                case .reset(let newest):
                    position = newest
                    isFirst = false
                    return .reset(at: newest)
                case .events(let events):
                    isFirst = false
                    await take(events, after: last)
                }
            }
        }

        private mutating func take(_ events: [Event], after last: EventPosition) async {
            waiting = events[...]
            position = events.last?.position ?? last
            if events.isEmpty { await subscription.bell.wait() }
        }
    }
}
