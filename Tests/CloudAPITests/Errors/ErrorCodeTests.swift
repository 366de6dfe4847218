import CloudAPI
import Foundation
import Testing

struct ErrorCodeTests {
    @Test
    func `Every line of the table is understood`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/WhatsApp/CloudAPI/Data/error_codes.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }

        #expect(ErrorCode.all.count == lines.count - 1)
        #expect(Set(ErrorCode.all.map(\.codes)).count == ErrorCode.all.count)
        #expect(Set(ErrorCode.all.map(\.kind)) == Set(ErrorKind.allCases))
        #expect(Set(ErrorCode.all.map(\.policy)) == Set(ErrorPolicy.allCases))
    }

    @Test
    func `Knows codes and ranges`() throws {
        let window = try #require(ErrorCode.find(131047))
        #expect(window.kind == .recipient)
        #expect(window.title == "Re-engagement message: window closed")
        #expect(window.isInResponse && window.isInWebhook)
        #expect(window.policy == .never)
        #expect(window.advice == "no, use a template")

        let rate = try #require(ErrorCode.find(130429))
        #expect(rate.httpStatus == 400 && rate.strictHTTPStatus == 429)

        #expect(ErrorCode.find(200)?.title == #"no token on some GETs ("Provide valid app ID"); 104 is also seen"#)
        #expect(ErrorCode.find(250)?.codes == 201...299)
        #expect(ErrorCode.find(300) == nil)
        #expect(ErrorCode.find(131049).map { $0.isInResponse } == false)
    }

    @Test
    func `A subcode of 100 is looked up first`() {
        #expect(GraphError(code: 100, subcode: 2_388_299, message: "").known?.kind == .template)
        #expect(GraphError(code: 100, subcode: 7, message: "").known?.codes == 100...100)
        #expect(GraphError(code: 999_999, message: "").known == nil)
    }

    @Test
    func `An error goes through both its shapes`() throws {
        let error = GraphError(
            code: 100,
            subcode: 33,
            message: "Unsupported get request.",
            details: "No such object.",
            type: "GraphMethodException",
            userTitle: "Title",
            userMessage: "Text",
            isTransient: true,
            traceID: "A1b"
        )
        #expect(GraphError(try #require(error.responseBody["error"])) == error)

        let late = GraphError(
            code: 131026,
            message: "Message undeliverable",
            title: "Message undeliverable",
            details: "x"
        )
        #expect(GraphError(late.webhookItem) == late)
        #expect(GraphError(["message": "no code"]) == nil)
    }
}
