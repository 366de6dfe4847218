import CloudAPI
import Testing

struct JSONTests {
    @Test(arguments: [
        "", " ", "nul", "truefalse", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{\"a\":}", "[1 2]", "01", "-",
        "1.",
        ".5", "+1", "1e", "1e+", "0x10", "NaN", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\n\"", "[", "{",
        "]",
        "1 1", "{}x", "\u{FEFF}1", "// a\n1", "\"\t\"",
    ])
    func `Refuses what RFC 8259 does not allow`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text.utf8) }
    }

    @Test(
        arguments: [
            (" null ", JSON.null),
            ("\r\n\t[ true , false ]", [true, false]),
            ("{\"a\":{\"b\":[1,\"x\"]}}", ["a": ["b": [1, "x"]]]),
            ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "\"\\/\u{8}\u{c}\n\r\t\u{e9}"),
            ("\"\\ud83d\\ude00\"", "😀"),
            ("\"\\uD83Dx\"", "\u{FFFD}x"),
            ("\"\\uDE00\\uD83D\\u0041\"", "\u{FFFD}\u{FFFD}A"),
            ("\"\\u0000\"", "\0"),
            ("{}", [:]),
            ("[]", []),
        ] as [(String, JSON)]
    )
    func `Reads each kind of value`(text: String, expected: JSON) throws {
        #expect(try JSON(parsing: text.utf8) == expected)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0x5C, 0x6E, 0xFF],
        ] as [[UInt8]]
    )
    func `Refuses bytes that are not UTF-8`(bytes: [UInt8]) {
        #expect { try JSON(parsing: [0x22] + bytes + [0x22]) } throws: { error in
            (error as? JSONError)?.reason == .notUnicode
        }
    }

    @Test
    func `The last of two members with one key wins, in few and in many`() throws {
        let many = (0..<100).map { "\"k\($0 % 50)\":\($0)" }.joined(separator: ",")
        let json = try JSON(parsing: "{\(many)}".utf8)

        #expect(json.object?.count == 50)
        #expect(json["k7"]?.int == 57)
        #expect(try JSON(parsing: #"{"a":1,"b":2,"a":3}"#.utf8).text() == #"{"a":3,"b":2}"#)
    }

    @Test
    func `Depth and size are limited`() throws {
        let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)

        #expect(throws: Never.self) { try JSON(parsing: deepest.utf8) }
        #expect(throws: JSONError(reason: .tooDeep(depthMax: 64), offset: 64)) {
            try JSON(parsing: ("[" + deepest + "]").utf8)
        }
        #expect(throws: JSONError(reason: .tooLarge(bytesMax: 127), offset: 127)) {
            try JSON(parsing: deepest.utf8, bytesMax: 127)
        }
    }

    @Test
    func `An error says where`() {
        #expect(throws: JSONError(reason: .unexpectedByte(UInt8(ascii: "}")), offset: 5)) {
            try JSON(parsing: #"{"a":}"#.utf8)
        }
        #expect(throws: JSONError(reason: .endedEarly, offset: 5)) { try JSON(parsing: #"{"a":"#.utf8) }
        #expect(throws: JSONError(reason: .trailingBytes, offset: 2)) { try JSON(parsing: "1 2".utf8) }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("42", 42), ("1.50e2", 150), ("15E+1", 150), ("1200e-2", 12), ("1.0", 1),
            ("-0.000", 0),
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("9223372036854775808", nil),
            ("0.5", nil), ("1e19", nil), ("1e-1", nil), ("1e999999999999999999999", nil), ("0e999999999", 0),
        ] as [(String, Int64?)]
    )
    func `A number is whole only if it is`(literal: String, whole: Int64?) {
        #expect(JSONNumber(literal)?.literal == literal)
        #expect(JSONNumber(literal)?.int64 == whole)
    }

    @Test
    func `Builds with literals and leaves out what is nil`() {
        let caption: String? = nil
        let json: JSON = [
            "type": "image", "image": ["id": "6291", "caption": caption.map(JSON.string)], "n": 1, "ok": true,
        ]

        #expect(json.text() == #"{"type":"image","image":{"id":"6291"},"n":1,"ok":true}"#)
    }

    @Test
    func `Writes as Meta writes`() {
        let json: JSON = ["t": "é😀 a/b\u{1}\u{7f}"]

        #expect(json.text() == "{\"t\":\"é😀 a/b\\u0001\u{7f}\"}")
        #expect(json.text(escaping: .meta) == "{\"t\":\"\\u00e9\\ud83d\\ude00 a\\/b\\u0001\u{7f}\"}")
    }

    @Test
    func `Objects are equal in any order, and can be edited`() {
        var object: JSONObject = ["a": 1, "b": 2]

        #expect(object == ["b": 2, "a": 1])
        #expect(object != ["b": 2, "a": 1, "c": 3])

        object["a"] = nil
        object["c"] = "new"
        #expect(JSON.object(object).text() == #"{"b":2,"c":"new"}"#)
    }
}
