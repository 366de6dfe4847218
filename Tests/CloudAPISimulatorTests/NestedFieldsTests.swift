import CloudAPI
import Testing

@testable import CloudAPISimulator

struct NestedFieldsTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let pairs: [(String, JSON)]
        let object: JSONObject

        var testDescription: String { pairs.map(\.0).joined(separator: " ") }
    }

    static let forms: [Form] = [
        Form(pairs: [("a", "1"), ("b", "2")], object: ["a": "1", "b": "2"]),
        Form(pairs: [("a", "1"), ("a", "2")], object: ["a": "2"]),
        Form(
            pairs: [("text[body]", "Hi"), ("text[preview_url]", "true")],
            object: ["text": ["body": "Hi", "preview_url": "true"]]
        ),
        Form(
            pairs: [("c[0][type]", "body"), ("c[0][text]", "x"), ("c[1][type]", "footer")],
            object: ["c": [["type": "body", "text": "x"], ["type": "footer"]]]
        ),
        Form(pairs: [("fields[]", "a"), ("fields[]", "b")], object: ["fields": ["a", "b"]]),
        Form(pairs: [("a[b][c][d]", "1")], object: ["a": ["b": ["c": ["d": "1"]]]]),
        // No more elements than were given, whatever the number.
        Form(pairs: [("a[999999999]", "1")], object: ["a": ["1"]]),
    ]

    @Test(arguments: forms)
    func `fields with brackets become one object`(form: Form) {
        var fields = NestedFields()
        for (name, value) in form.pairs { fields.add(value, at: name) }
        #expect(fields.object == form.object)
    }

    @Test(arguments: ["[a]", "a[", "a[b", "a[b]c", "a[[b]]", "a]b[", "", "a[1][2][3][4][5][6][7][8][9]"])
    func `a name whose brackets make no sense is taken as it stands`(name: String) {
        var fields = NestedFields()
        fields.add("x", at: name)
        #expect(fields.object == [name: "x"])
    }
}
