import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Invoices
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

struct InvoiceRoutesTests {
    private func application(_ office: Office, _ role: Role, _ workspace: WorkspaceID, _ isOperator: Bool) throws
        -> some ApplicationProtocol
    {
        let authenticator = Authenticator { _, _ in
            Authentication(
                caller: Caller(
                    workspace: workspace,
                    actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), role),
                    isOperator: isOperator
                ),
                means: .session(id: 1, csrf: "x")
            )
        }
        let table = try RouteTable(
            InvoiceRoutes(office.service).all,
            authenticator: authenticator,
            ambient: office.ambient
        )
        return Application(responder: table.responder)
    }

    private func get(
        _ path: String,
        _ office: Office,
        role: Role = .admin,
        workspace: WorkspaceID = Office.workspace,
        isOperator: Bool = false
    ) async throws -> (status: Int, type: String, body: [UInt8]) {
        try await application(office, role, workspace, isOperator).test(.router) { client in
            let response = try await client.execute(uri: path, method: .get)
            return (
                Int(response.status.code), response.headers[.contentType] ?? "",
                Array(response.body.readableBytesView)
            )
        }
    }

    private func json(_ body: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
    }

    @Test(arguments: TestDatabase.all)
    func `The list pages from the newest, and can be narrowed`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        for number in 1...3 {
            try await office.issue("100.00", reference: "payment:pay_\(number)")
            office.clock.advance(by: .days(1))
        }
        let invoice = try await office.issue("50.00", reference: "plan:2026-11")
        try await office.credit(invoice, "10.00")

        let first = try json(try await get("/api/invoices?limit=3", office).body)
        let items = try #require(first["items"] as? [[String: Any]])
        #expect(items.map { $0["number"] as? String } == ["WC/2627/000001", "WA/2627/000004", "WA/2627/000003"])
        #expect(items[0]["kind"] as? String == "creditNote" && items[0]["correctsId"] as? String == "\(invoice.id)")
        #expect(items[1]["paymentId"] is NSNull && items[2]["paymentId"] as? String == "pay_3")
        #expect((items[2]["total"] as? [String: String]) == ["amount": "118.00", "currency": "INR"])
        #expect(items[2]["recipientName"] as? String == "Kamala Textiles Private Limited")
        let next = try #require(first["next"] as? String)
        let rest = try json(try await get("/api/invoices?limit=3&after=\(next)", office).body)
        #expect((rest["items"] as? [[String: Any]])?.count == 2 && rest["next"] is NSNull)

        let notes = try json(try await get("/api/invoices?kind=creditNote", office).body)
        #expect((notes["items"] as? [Any])?.count == 1)
        let early = try json(try await get("/api/invoices?to=2026-11-30T00:00:00Z", office).body)
        #expect((early["items"] as? [Any])?.count == 1)
        #expect(try await get("/api/invoices?kind=poem", office).status == 400)
    }

    @Test(arguments: TestDatabase.all)
    func `A document is read as PDF and as a page, by its own workspace only`(kind: TestDatabase) async throws {
        let office = try await Office.open(kind)
        let document = try await office.issue("100.00")
        let path = "/api/invoices/\(document.id)"

        let pdf = try await get(path + ".pdf", office)
        #expect(pdf.status == 200 && pdf.type == "application/pdf" && pdf.body.starts(with: "%PDF-".utf8))
        let page = try await get(path + ".html", office)
        #expect(page.status == 200 && String(decoding: page.body, as: UTF8.self).contains("WA/2627/000001"))
        #expect(try await get("/assets-plain/document.css", office).type.hasPrefix("text/css"))

        let stranger = WorkspaceID(rawValue: 8)
        #expect(try await get(path + ".pdf", office, workspace: stranger).status == 404)
        #expect(try await get(path + ".pdf", office, role: .member).status == 403)
        for wrong in [path, path + ".exe", path + ".pdf.html", "/api/invoices/doc_x.pdf"] {
            #expect(try await get(wrong, office).status == 404, "\(wrong)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The register has a line for each line, by the Indian month, and no formulas`(kind: TestDatabase) async throws
    {
        let office = try await Office.open(kind, at: "2026-10-31T18:29:59Z")
        try await office.issue("1.00", reference: "payment:october")
        office.clock.advance(by: .seconds(1))
        let invoice = try await office.issue(
            "60.00",
            "40.00",
            to: .company("=HYPERLINK(\"http://evil\")", gstin: nil, state: "29")
        )
        try await office.credit(invoice, "50.00")
        try await office.issue("5.00", workspace: WorkspaceID(rawValue: 8))

        let answer = try await get("/api/invoices/register.csv?month=2026-11", office)
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\r\n").map(String.init)

        #expect(answer.type == "text/csv; charset=utf-8")
        #expect(lines.count == 5)
        #expect(lines[0].hasPrefix("\u{FEFF}document_type,number,date,recipient,recipient_gstin"))
        #expect(
            lines[1]
                == "taxInvoice,WA/2627/000002,2026-11-01,\"'=HYPERLINK(\"\"http://evil\"\")\",,IN,29-Karnataka,inter-state,N,1,"
                + "Message credits,998429,100,points,INR,60.00,18,0.00,0.00,10.80,70.80,118.00,,,\(office.workspace),"
                + "payment:pay_1"
        )
        #expect(lines[3].hasPrefix("creditNote,WC/2627/000001,2026-11-01,"))
        #expect(lines[3].contains(",30.00,18,0.00,0.00,5.40,35.40,59.00,WA/2627/000002,2026-11-01,"))
        #expect(try await office.registerLines().count == 5)
        #expect(try await get("/api/invoices/register.csv", office).status == 400)
        #expect(try await get("/api/invoices/register.csv?month=2026-13", office).status == 400)
        #expect(try await get("/api/invoices/register.csv?month=2026-11", office, role: .member).status == 403)
    }

    @Test(arguments: TestDatabase.all)
    func `Operators take the register of all workspaces, and it is written down who did`(kind: TestDatabase)
        async throws
    {
        let office = try await Office.open(kind)
        try await office.issue("1.00")
        try await office.issue("5.00", workspace: WorkspaceID(rawValue: 8))
        let path = "/api/operator/invoices/register.csv"

        #expect(try await get(path + "?month=2026-11", office, role: .owner).status == 403)
        #expect(try await get(path, office, isOperator: true).status == 400)
        let answer = try await get(path + "?month=2026-11", office, isOperator: true)

        #expect(answer.status == 200)
        #expect(String(decoding: answer.body, as: UTF8.self).split(separator: "\r\n").count == 3)
        let log = try await office.database.read { transaction in
            try transaction.rows("SELECT actor, action, subject FROM operator_entries").map { row in
                [try row["actor"] as String, try row["action"], try row["subject"]]
            }
        }
        #expect(log == [["\(UserID(rawValue: 1))", "invoices.register-taken", "2026-11"]])
    }
}
