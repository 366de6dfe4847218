import CloudAPI
import Foundation
import Testing

@Suite struct JSONSourceTests {
    struct Body: Codable, Equatable {
        let type: String
        let interactive: JSON?
        let parts: [Part]?
        let more: [String: JSON]?

        struct Part: Codable, Equatable { let value: JSON }
    }

    private func decode(_ text: String) throws -> Body {
        let decoder = JSONDecoder()
        decoder.userInfo = JSON.userInfo { Array(text.utf8) }
        return try decoder.decode(Body.self, from: Data(text.utf8))
    }

    @Test func `A body with free JSON in it is read as without the source, and exactly`() throws {
        let text = #"""
            {"type":"interactive","interactive":{"a":[1,-2.5,true,null,"x",{"b":[]}],"c":12345678901234567890},
            "parts":[{"value":1},{"value":{"deep":[["é"]]}}],"more":{"k":"v","0":[0]}}
            """#
        let body = try decode(text)

        let tree = try JSON(parsing: text.utf8)
        #expect(body.interactive == tree["interactive"])
        #expect(body.interactive?["c"]?.number?.literal == "12345678901234567890")
        #expect(body.parts?.first?.value == 1)
        #expect(body.parts?.last?.value == tree["parts"]?[1]?["value"])
        #expect(body.more?["0"] == [0])
        #expect(try decode(#"{"type":"a"}"#).interactive == nil)
        #expect(try decode(#"{"type":"a","interactive":null}"#).interactive == nil)
    }

    /// Says where it is and carries the text; whoever asks it for a container has not found its part.
    private struct Mute: Decoder {
        let codingPath: [any CodingKey] = []
        let userInfo: [CodingUserInfoKey: Any]

        struct Asked: Error {}

        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw Asked() }
        func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Asked() }
        func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Asked() }
    }

    @Test func `A wide and deep value makes no guess at all`() throws {
        let deep = String(repeating: "[", count: 14)
        let wide = Array(repeating: "1", count: 500_000).joined(separator: ",")
        let text = deep + wide + String(repeating: "]", count: 14)
        let value = try JSON(from: Mute(userInfo: JSON.userInfo { Array(text.utf8) }))

        #expect(try value == JSON(parsing: text.utf8))
        #expect(throws: Mute.Asked.self) { try JSON(from: Mute(userInfo: [:])) }
    }

    /// Prints what 1 MB of the worst JSON costs with and without the source; says nothing of how long it may take.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["LODESTONE_MEASURE"] != nil))
    func `What a megabyte costs`() throws {
        for depth in [14, 60] {
            let wide = Array(repeating: "1", count: 500_000).joined(separator: ",")
            let brackets = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
            let text = #"{"type":"a","interactive":"# + brackets.0 + wide + brackets.1 + "}"
            let data = Data(text.utf8)
            let slow = try ContinuousClock().measure { _ = try JSONDecoder().decode(Body.self, from: data) }
            let fast = try ContinuousClock().measure { _ = try decode(text) }
            print("1 MB of JSON, \(depth) deep: by guesses \(slow), by the source \(fast)")
        }
    }
}
