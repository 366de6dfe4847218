import CloudAPI
import Messaging
import Primitives
import Testing

@testable import Campaigns

struct TappedButtonTests {
    private static let plain = """
        [{"type":"BODY","text":"Hi"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Shop","url":"https://x.example"},\
        {"type":"QUICK_REPLY","text":"Yes"},{"type":"QUICK_REPLY","text":"No"}]}]
        """
    private static let carousel = """
        [{"type":"BODY","text":"Hi"},{"type":"CAROUSEL","cards":[\
        {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},{"type":"URL","text":"Buy","url":"https://x.example"}]}]},\
        {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},{"type":"URL","text":"Buy","url":"https://x.example"}]}]}]}]
        """
    private static let payloads = """
        {"name":"a","components":[{"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"y-1"}]},\
        {"type":"carousel","cards":[{"card_index":0,"components":[{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"card-0"}]}]},\
        {"card_index":1,"components":[{"type":"button","sub_type":"quick_reply","index":0,"parameters":[{"type":"payload","payload":"card-1"}]}]}]}]}
        """

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let payload: String?
        let content: String
        let definition: String
        let number: Int?
        var testDescription: String { "\(text) \(payload ?? "-")" }
    }

    static let cases = [
        Case(text: "Yes", payload: "Yes", content: "{}", definition: plain, number: 1),
        Case(text: "No", payload: nil, content: "{}", definition: plain, number: 2),
        Case(text: "Shop", payload: nil, content: "{}", definition: plain, number: nil),
        Case(text: "Maybe", payload: "Maybe", content: "not JSON", definition: plain, number: nil),
        Case(text: "Anything", payload: "y-1", content: payloads, definition: plain, number: 1),
        Case(text: "More", payload: "card-0", content: payloads, definition: carousel, number: 10),
        Case(text: "More", payload: "card-1", content: payloads, definition: carousel, number: 12),
        Case(text: "More", payload: "More", content: "{}", definition: carousel, number: 10),
        Case(text: "Yes", payload: nil, content: "{}", definition: "[]", number: nil),
    ]

    @Test(arguments: cases)
    func `A tap is told by its payload, else by its text`(one: Case) throws {
        let components = try JSON(parsing: Array(one.definition.utf8)).array ?? []
        let tap = Answer.Tap(text: one.text, payload: one.payload)

        #expect(TappedButton.find(tap, in: one.content, of: components) == one.number)
    }

    @Test func `Every button that Meta allows has a number of its own, and others none`() {
        var seen: Set<Int> = []
        for index in 0..<10 { seen.insert(TappedButton.number(index: index, card: nil) ?? -1) }
        for card in 0..<10 {
            for index in 0..<2 { seen.insert(TappedButton.number(index: index, card: card) ?? -1) }
        }
        #expect(seen == Set(0..<30))
        for (index, card) in [(10, nil), (-1, nil), (2, 0), (0, 10), (0, -1), (99, 99)] as [(Int, Int?)] {
            #expect(TappedButton.number(index: index, card: card) == nil, "\(index) \(card ?? -1)")
        }
    }
}
