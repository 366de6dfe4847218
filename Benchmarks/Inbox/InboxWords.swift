import TestSupport

/// Sentences of 30,000 made-up words in three scripts, some said all the time and most hardly ever.
struct InboxWords {
    let words: [String]

    init(count: Int = 30_000) {
        let latin = ["ka", "ri", "mo", "ta", "lu", "se", "no", "vi", "pa", "do", "be", "zu", "ha", "ni", "go", "fe"]
        let devanagari = ["का", "री", "मो", "ता", "लू", "से", "नो", "वी", "पा", "दो", "बे", "हा", "नी", "गो", "की", "जा"]
        let arabic = ["كا", "ري", "مو", "تا", "لو", "سي", "نو", "با", "دو", "بي", "زو", "ها", "ني", "جو", "في", "شا"]
        words = (0..<count).map { place in
            let syllables = place % 10 < 7 ? latin : place % 10 < 9 ? devanagari : arabic
            var (rest, word) = (place, "")
            repeat {
                word += syllables[rest % 16]
                rest /= 16
            } while rest > 0
            return word
        }
    }

    func sentence(_ seed: UInt64) -> String {
        var draw = SeededGenerator(seed: seed)
        return (0..<Int.random(in: 2...20, using: &draw)).map { _ in
            let chance = draw.unit()
            return words[Int(chance * chance * chance * Double(words.count))]
        }.joined(separator: " ")
    }
}
