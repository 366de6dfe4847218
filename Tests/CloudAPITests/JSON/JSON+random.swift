import CloudAPI

extension JSON {
    private static let alphabet = Array("aZ09 \"\\/\n\t\u{1}\u{7f}é€😀\u{2028}\u{FFFD}नमस्ते").map(String.init)
    private static let numbers = [
        "0", "-0", "1", "-12", "3.25", "1e5", "1E-3", "9223372036854775807", "123456789012345678901",
    ]

    /// Any tree of at most `depth` levels.
    static func random(depth: Int, using random: inout SeededRandom) -> JSON {
        switch random.pick(0...(depth > 0 ? 6 : 4)) {
        case 0: return .null
        case 1: return .bool(random.pick([true, false]))
        case 2: return JSONNumber(random.pick(numbers)).map(JSON.number) ?? .null
        case 3, 4: return .string(randomText(using: &random))
        case 5:
            return .array((0..<random.pick(0...5)).map { _ in .random(depth: depth - 1, using: &random) })
        default:
            let count = random.pick(0...1) == 0 ? random.pick(0...5) : random.pick(0...30)
            return .members(
                (0..<count).map { ("\($0)" + randomText(using: &random), .random(depth: depth - 1, using: &random)) }
            )
        }
    }

    private static func randomText(using random: inout SeededRandom) -> String {
        (0..<random.pick(0...20)).map { _ in random.pick(alphabet) }.joined()
    }
}
