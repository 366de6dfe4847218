import Testing
import Workspaces

struct LengthTests {
    @Test(
        arguments: [
            ("", 0), ("Asha Rao", 8), ("\u{0915}\u{0940}", 1), ("Zoe\u{0308}", 3), ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2),
            ("ที่นี่", 2),
        ] as [(String, Int)]
    )
    func `A text has as many characters as people count`(text: String, characters: Int) {
        #expect(text.hasLength(0...characters + 3) && !text.hasLength(characters + 1...characters + 3))
        #expect(text.cut(to: characters + 3) == text)
        #expect(!text.hasHiddenFormat)
    }

    @Test(arguments: ["\u{0301}", "\u{0301}\u{200D}", "\u{0940}", "\u{20DD}", "\u{E0100}"])
    func `A character is not built of more than it needs`(mark: String) {
        for count in [9, 1_000, 250_000] {
            let text = "A" + String(repeating: mark, count: count)
            #expect(!text.hasLength(1...200), "\(count)")
            #expect(text.cut(to: 200).hasLength(1...200), "\(count)")
            #expect(text.cut(to: 200).unicodeScalars.count <= 800)
        }
    }

    @Test func `What is longer is cut`() {
        #expect(!String(repeating: "x", count: 201).hasLength(1...200))
        #expect(String(repeating: "x", count: 201).cut(to: 200).count == 200)
        #expect(!String(repeating: "👨‍👩‍👧‍👦", count: 200).hasLength(1...200))
        #expect(String(repeating: "👨‍👩‍👧‍👦", count: 200).cut(to: 200).unicodeScalars.count == 800)
    }

    @Test func `Joiners are spelling, and what turns the direction is hidden`() {
        #expect(!"क्\u{200D}ष \u{200C}".hasHiddenFormat)
        for hidden in ["\u{202E}", "\u{2066}", "\u{200B}", "\u{00AD}", "\u{FEFF}", "\u{200F}"] {
            #expect("a\(hidden)b".hasHiddenFormat)
        }
    }
}
