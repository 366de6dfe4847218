import Primitives
import Testing

struct SaidTests {
    @Test func `A value stands in the text and, by its name, among the facts`() {
        let (limit, state) = (20, "paused")

        let said: Said = "At most \(limit, "limit") of \("them"); it is \("resting", "state", as: state)."

        #expect(said.text == "At most 20 of them; it is resting.")
        #expect(said.facts == ["limit": "20", "state": "paused"])
    }

    @Test func `Two sentences have the facts of both, and the first one's where both have it`() {
        let said: Said = "\(1, "a") and \(2, "b")." + " \(3, "b") and \(4, "c")."

        #expect(said.text == "1 and 2. 3 and 4.")
        #expect(said.facts == ["a": "1", "b": "2", "c": "4"])
    }

    @Test func `Others' words have no facts, and a plain text is one`() {
        let plain: Said = "No."

        #expect(Said("50% of \\(limit)").facts.isEmpty)
        #expect(plain == Said("No."))
    }
}
