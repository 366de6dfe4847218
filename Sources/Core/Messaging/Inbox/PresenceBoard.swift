import Primitives
import Synchronization

/// Who looks at a conversation, and who types: in memory, for fifteen seconds at a time, never stored.
final class PresenceBoard: Sendable {
    /// A note of presence is good for so long; whoever stays repeats it.
    static let keptFor: Duration = .seconds(15)
    /// Notes that are kept at most, of all workspaces: a bound on memory, not a number that anybody meets.
    static let most = 20_000
    static let mostOfOne = 50

    struct Place: Hashable, Sendable {
        let workspace: WorkspaceID
        let conversation: ConversationID
    }

    struct Present: Sendable, Equatable {
        let member: MemberID
        let name: String
        let state: PresenceState
        let until: Timestamp
    }

    private struct State {
        var present: [Place: [Present]] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    /// Notes it. Returns whether those who look on see a difference.
    func set(_ place: Place, _ member: MemberID, name: String, _ wanted: PresenceState, at now: Timestamp) -> Bool {
        state.withLock { state in
            var there = state.present[place] ?? []
            let before = there.first { $0.member == member && $0.until > now }?.state
            let old = there.count
            there.removeAll { $0.member == member || $0.until <= now }
            let room = state.count - old + there.count < Self.most && there.count < Self.mostOfOne
            if wanted != .gone, room {
                there.append(Present(member: member, name: name, state: wanted, until: now + Self.keptFor))
            }
            state.count += there.count - old
            state.present[place] = there.isEmpty ? nil : there
            return before != (wanted == .gone ? nil : wanted)
        }
    }

    /// Those who are there now, by name.
    func members(_ place: Place, at now: Timestamp) -> [Present] {
        state.withLock { $0.present[place] ?? [] }.filter { $0.until > now }.sorted { $0.name < $1.name }
    }

    /// Forgets those who said nothing for too long. Returns where somebody left so.
    func sweep(at now: Timestamp) -> [Place] {
        state.withLock { state in
            var left: [Place] = []
            for (place, there) in state.present {
                let here = there.filter { $0.until > now }
                guard here.count < there.count else { continue }
                left.append(place)
                state.count -= there.count - here.count
                state.present[place] = here.isEmpty ? nil : here
            }
            return left
        }
    }

    var isEmpty: Bool { state.withLock { $0.present.isEmpty } }
}

/// What a member does with a conversation at this moment.
enum PresenceState: String, Codable, Sendable, CaseIterable {
    case viewing
    case typing
    case gone
}
