import Foundation
import Primitives
import TestSupport

/// A made-up past of one workspace: the same for the same sizes, told message by message, so that twenty million need no memory
/// of their own. Conversations are as uneven as real ones: a few have tens of thousands of messages, most a handful.
struct InboxPlan {
    static let members = 20

    let conversations: Int
    let messages: Int
    /// Milliseconds: two years up to now.
    let start: Int64
    let end: Int64

    struct Line {
        let conversation: Int
        let at: Int64
        let isInbound: Bool
        /// Draws the words.
        let seed: UInt64
    }

    /// What the lines leave behind of each conversation.
    struct Ends {
        var count: [Int32]
        var lastPlace: [Int32]
        var lastInbound: [Int64]
        var firstAt: [Int64]
    }

    init(conversations: Int, messages: Int, now: Int64) {
        (self.conversations, self.messages, end) = (conversations, max(messages, conversations), now - 1000)
        start = end - 2 * 365 * 86_400_000
    }

    func at(_ place: Int) -> Int64 {
        start + Int64(place) * (end - start) / Int64(messages)
    }

    /// - Parameter generator: advanced by one line; begin with `SeededGenerator(seed: 1)` and the place 0.
    func line(_ place: Int, _ draw: inout SeededGenerator) -> Line {
        // The first of each conversation comes with the others of its age; the rest fall where much is said already.
        let chance = draw.unit()
        let isFirst = place % (messages / conversations) == 0 && place / (messages / conversations) < conversations
        let conversation =
            isFirst
            ? place / (messages / conversations)
            : min(Int(chance * chance * Double(conversations)), place / (messages / conversations), conversations - 1)
        return Line(
            conversation: conversation,
            at: at(place),
            isInbound: isFirst || draw.unit() < 0.45,
            seed: draw.next()
        )
    }

    func ends() -> Ends {
        var ends = Ends(
            count: .init(repeating: 0, count: conversations),
            lastPlace: .init(repeating: 0, count: conversations),
            lastInbound: .init(repeating: 0, count: conversations),
            firstAt: .init(repeating: 0, count: conversations)
        )
        var draw = SeededGenerator(seed: 1)
        for place in 0..<messages {
            let line = line(place, &draw)
            if ends.count[line.conversation] == 0 { ends.firstAt[line.conversation] = line.at }
            ends.count[line.conversation] += 1
            ends.lastPlace[line.conversation] = Int32(place)
            if line.isInbound { ends.lastInbound[line.conversation] = line.at }
        }
        return ends
    }
}

extension SeededGenerator {
    /// From 0 up to 1.
    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
