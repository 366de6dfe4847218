/// A part of one, from 0 to 1, in millionths: exact, comparable, and the same on every machine.
package struct Share: Hashable, Sendable, Comparable, ExpressibleByFloatLiteral {
    /// 0 to 1,000,000.
    package let millionths: Int

    package static let none = Share(millionths: 0)
    package static let all = Share(millionths: 1_000_000)

    private init(millionths: Int) {
        self.millionths = millionths
    }

    /// `nil` outside 0...1.
    package init?(_ value: Double) {
        guard value >= 0, value <= 1 else { return nil }
        millionths = Int((value * 1_000_000).rounded())
    }

    /// For constants in code; a value outside 0...1 is cut to it.
    package init(floatLiteral value: Double) {
        millionths = Int((min(1, max(0, value)) * 1_000_000).rounded())
    }

    package var value: Double { Double(millionths) / 1_000_000 }

    package static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
}

extension SeededGenerator {
    mutating func happens(_ share: Share) -> Bool {
        // Always draws, so that changing one share does not shift what the later draws give.
        below(1_000_000) < UInt64(share.millionths)
    }
}
