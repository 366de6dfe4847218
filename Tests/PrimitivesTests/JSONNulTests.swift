import Primitives
import Testing

struct JSONNulTests {
    @Test(arguments: [
        (#"{"a":"\u0000"}"#, #"{"a":"\ufffd"}"#),
        (#"{"a":"x\u0000\u0000y"}"#, #"{"a":"x\ufffd\ufffdy"}"#),
        (#"{"a":"\\u0000"}"#, #"{"a":"\\u0000"}"#),
        (#"{"a":"\\\u0000"}"#, #"{"a":"\\\ufffd"}"#),
        (#"{"a":"\u00001"}"#, #"{"a":"\ufffd1"}"#),
        (#"{"a":"\u0001"}"#, #"{"a":"\u0001"}"#),
        (#""\u000"#, #""\u000"#),
        (#"\"#, #"\"#),
        ("", ""),
    ])
    func `Escaped NUL is found behind an odd backslash only, and replaced`(json: String, clean: String) {
        #expect(String(decoding: JSONNul.replaced(in: Array(json.utf8)), as: UTF8.self) == clean)
        #expect(JSONNul.places(in: Array(json.utf8)).isEmpty == (json == clean))
    }
}
