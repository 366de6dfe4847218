import TestSupport

/// Texts from an alphabet, the same for the same seed.
struct SeededText {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func next(from alphabet: String, upTo count: Int = 24) -> String {
        let letters = Array(alphabet)
        return String(
            (0..<Int.random(in: 0...count, using: &generator)).map { _ in
                letters[Int.random(in: 0..<letters.count, using: &generator)]
            }
        )
    }
}
