import CloudAPI

/// A fault that was ordered by the control API.
struct Fault: Sendable {
    enum Effect: Sendable, Equatable {
        /// Refused with this code.
        case refuse(Int)
        /// Accepted, then failed with this code.
        case fail(Int)
        /// An answer that is not JSON, with this HTTP status.
        case status(Int)
        case delay(Duration)
        /// Done as asked, then the connection drops without an answer.
        case drop
    }

    let id: Int
    /// A part of the path, for example `messages`; empty for all.
    let path: String
    /// Last digits of the recipient; empty for all.
    let recipient: String
    let effect: Effect
    let share: Share
    /// `nil`: until it is taken away.
    var timesLeft: Int?
}

struct FaultTable: Sendable {
    private(set) var faults: [Fault] = []
    private var nextID = 1
    static let countMax = 100

    /// - Returns: its identity; `nil` when there are too many.
    mutating func add(path: String, recipient: String, effect: Fault.Effect, share: Share, times: Int?) -> Int? {
        guard faults.count < Self.countMax else { return nil }
        faults.append(
            Fault(id: nextID, path: path, recipient: recipient, effect: effect, share: share, timesLeft: times)
        )
        nextID += 1
        return nextID - 1
    }

    mutating func removeAll() { faults = [] }

    mutating func remove(_ id: Int) -> Bool {
        let before = faults.count
        faults.removeAll { $0.id == id }
        return faults.count < before
    }

    /// What befalls a request before or after it is worked on.
    mutating func now(path: String, recipient: String?, _ generator: inout SeededGenerator) -> Fault.Effect? {
        take(path: path, recipient: recipient, &generator) { effect in
            if case .fail = effect { false } else { true }
        }
    }

    /// The code that an accepted message fails with.
    mutating func later(path: String, recipient: String, _ generator: inout SeededGenerator) -> Int? {
        let effect = take(path: path, recipient: recipient, &generator) { effect in
            if case .fail = effect { true } else { false }
        }
        guard case .fail(let code)? = effect else { return nil }
        return code
    }

    private mutating func take(
        path: String,
        recipient: String?,
        _ generator: inout SeededGenerator,
        where isWanted: (Fault.Effect) -> Bool
    ) -> Fault.Effect? {
        for index in faults.indices {
            let fault = faults[index]
            guard isWanted(fault.effect), fault.path.isEmpty || path.contains(fault.path),
                fault.recipient.isEmpty || recipient?.hasSuffix(fault.recipient) == true,
                generator.happens(fault.share)
            else { continue }
            if let left = fault.timesLeft {
                faults[index].timesLeft = left - 1
                if left <= 1 { faults.remove(at: index) }
            }
            return fault.effect
        }
        return nil
    }
}
