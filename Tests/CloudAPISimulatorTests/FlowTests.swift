import CloudAPI
import Testing

@testable import CloudAPISimulator

struct FlowTests {
    private static func screen(_ id: String, isTerminal: Bool = false) -> JSON {
        ["id": .string(id), "terminal": .bool(isTerminal), "layout": ["type": "SingleColumnLayout", "children": []]]
    }

    @Test
    func `a right Flow has no problems`() {
        #expect(
            FlowCheck.problems(of: [
                "version": "7.1", "screens": [Self.screen("A"), Self.screen("B", isTerminal: true)],
            ]) == []
        )
    }

    static let wrong: [(JSON, String)] = [
        (["screens": [screen("A", isTerminal: true)]], "MISSING_REQUIRED_PROPERTY"),
        (["version": "7.1"], "MISSING_REQUIRED_PROPERTY"),
        (["version": "7.1", "screens": []], "MISSING_REQUIRED_PROPERTY"),
        (["version": "7.1", "screens": [["id": "A", "terminal": true]]], "MISSING_REQUIRED_PROPERTY"),
        (["version": "7.1", "screens": [screen("SUCCESS", isTerminal: true)]], "INVALID_PROPERTY_VALUE"),
        (["version": "7.1", "screens": [screen("A1", isTerminal: true)]], "INVALID_PROPERTY_VALUE"),
        (["version": "7.1", "screens": [screen("A"), screen("A", isTerminal: true)]], "DUPLICATE_VALUE"),
        (["version": "7.1", "screens": [screen("A")]], "MISSING_TERMINAL_SCREEN"),
    ]

    @Test(arguments: wrong)
    func `a wrong Flow says what is wrong`(document: JSON, error: String) {
        #expect(FlowCheck.problems(of: document).compactMap { $0["error"]?.string } == [error])
    }
}
