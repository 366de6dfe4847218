import HTTPTypes
import Primitives
import Routes
import TestSupport
import Testing

@Suite struct GarbageTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Whatever is sent to whichever route, the server does not fail`(seed: UInt64) async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            var generator = SeededGenerator(seed: seed)
            for route in house.table.all where route.path != "/api/sign-out" {
                for _ in 1...8 {
                    let path = Self.path(route.path, &generator)
                    let body = route.method == .get ? nil : Self.json(depth: 3, &generator)
                    let method = HTTPRequest.Method(rawValue: route.method.rawValue) ?? .get
                    let answer = try await ada.send(method, path, json: body)
                    #expect(answer.status < 500, "seed \(seed): \(route.method.rawValue) \(path) \(body ?? "")")
                }
            }
        }
    }

    private static func path(_ template: String, _ generator: inout SeededGenerator) -> String {
        let values = ["mem_0000000000001", "x", "%00", "%2e%2e%2f", "'", "%E2%80%A8", "key_7zzzzzzzzzzzz", "%zz"]
        let path =
            template
            .replacing("{id}", with: values.randomElement(using: &generator) ?? "")
            .replacing("{token}", with: values.randomElement(using: &generator) ?? "")
        let queries = [
            "", "?limit=x", "?after=W10", "?after=WyJ4Il0", "?limit=1&after=WyItMSJd", "?&&=&%=%", "?after=%00",
        ]
        return path + (queries.randomElement(using: &generator) ?? "")
    }

    private static func json(depth: Int, _ generator: inout SeededGenerator) -> String {
        let names = [
            "name", "email", "password", "role", "scopes", "country", "timeZone", "company", "current", "new", "x",
        ]
        let leaves = [
            "null", "true", "-1", "1e400", "\"\"", "\"a@b.c\"", "\"OWNER\"", "\"\\u0000\"", "\"\\ud800\"", "{", "]", "",
            "9223372036854775808", "\"\(String(repeating: "x", count: 3000))\"", "\"ws_0000000000001\"",
        ]
        switch Int.random(in: 0...(depth > 0 ? 3 : 0), using: &generator) {
        case 1:
            return "[" + (0..<3).map { _ in json(depth: depth - 1, &generator) }.joined(separator: ",") + "]"
        case 2, 3:
            let members = names.shuffled(using: &generator).prefix(6).map { name in
                "\"\(name)\":\(json(depth: depth - 1, &generator))"
            }
            return "{" + members.joined(separator: ",") + "}"
        default:
            return leaves.randomElement(using: &generator) ?? ""
        }
    }
}
