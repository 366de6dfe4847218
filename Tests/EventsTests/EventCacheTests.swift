import Primitives
import TestSupport
import Testing

@testable import Events

struct EventCacheTests {
    /// Against the plain list of everything; positions from anywhere.
    @Test(arguments: 1...UInt64(50))
    func `Knows all that came after a position, or that it does not know`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var all: [Event] = [event(1, xact: 1, workspace: 1)]
        var cache = EventCache(after: all[0].position)
        var known = 0

        for _ in 0..<60 {
            let batch = (0..<Int.random(in: 0...90, using: &generator)).map { place in
                event(
                    Int64(all.count + place + 1),
                    xact: Int64(all.count + place) / 3 + 2,
                    workspace: Int64.random(in: 1...3, using: &generator)
                )
            }
            all += batch
            cache.append(batch, upTo: all[all.count - 1].position)

            let workspace = WorkspaceID(rawValue: Int64.random(in: 1...3, using: &generator))
            let back = Int.random(in: 0..<min(all.count, 3000), using: &generator)
            let position = all[all.count - 1 - back].position
            let expected = all.filter { $0.workspace == workspace && $0.position > position }
            guard let events = cache.events(of: workspace, after: position) else {
                #expect(back >= 1000, "the last thousand are always there; seed \(seed)")
                continue
            }
            known += 1
            #expect(events == expected, "seed \(seed)")
        }
        #expect(known > 0)
    }

    @Test
    func `Does not speak of what was before it`() {
        let cache = EventCache(after: EventPosition(xact: 5, id: EventID(rawValue: 7)))

        #expect(
            cache.events(of: WorkspaceID(rawValue: 1), after: EventPosition(xact: 5, id: EventID(rawValue: 6))) == nil
        )
        #expect(
            cache.events(of: WorkspaceID(rawValue: 1), after: EventPosition(xact: 5, id: EventID(rawValue: 7))) == []
        )
    }

    private func event(_ id: Int64, xact: Int64, workspace: Int64) -> Event {
        let new = NewEvent(workspace: WorkspaceID(rawValue: workspace), kind: "k", subject: "\(id)", payload: "{}")
        return Event(new, id: EventID(rawValue: id), xact: xact, at: Timestamp(seconds: 0))
    }
}
