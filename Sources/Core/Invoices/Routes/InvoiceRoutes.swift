import HTTPTypes
import NIOCore
import Primitives
package import Routes

extension Permission {
    /// To see what was paid and documented.
    package static let viewBilling = Permission("billing.view", from: .admin)
}

/// Documents over HTTP.
package struct InvoiceRoutes: Sendable {
    private let service: InvoiceService

    package init(_ service: InvoiceService) {
        self.service = service
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/invoices",
                access: .permission(.viewBilling),
                summary: "Tax invoices, receipts and credit notes, newest first",
                query: .page + Self.filters,
                gives: Page<InvoiceBody>.self,
                list
            ),
            Route(
                .get,
                "/api/invoices/{file}",
                access: .permission(.viewBilling),
                summary: "One document to keep: its id and .pdf or .html",
                media: "application/pdf",
                show
            ),
            Route(
                .get,
                "/api/invoices/register.csv",
                access: .permission(.viewBilling),
                summary: "The workspace's own documents of a month, a line for each of their lines",
                query: [Self.month],
                media: "text/csv",
                register
            ),
            DocumentStylesheet.route,
        ] + OperatorRegisterRoutes(service: service).routes
    }

    static let month = QueryParameter("month", "2026-11, by the Indian calendar")

    static func month(of call: Call) throws -> Month {
        guard let month = try call.query("month", "a month like 2026-11", read: { Month($0) }) else {
            throw Problem.badParameter("month", "is missing")
        }
        return month
    }

    private static let filters = [
        QueryParameter("kind", "Only these: " + DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")),
        QueryParameter("from", "RFC 3339, inclusive"),
        QueryParameter("to", "RFC 3339, exclusive"),
    ]

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let filter = DocumentFilter(
            kind: try call.query("kind", "a kind of document") { DocumentKind(rawValue: $0) },
            from: try call.queryTimestamp("from"),
            to: try call.queryTimestamp("to")
        )
        let page = try call.page
        let documents = try await service.page(
            filter,
            in: call.caller.workspace,
            after: try page.after?.id(0),
            limit: page.limit + 1
        )
        return .json(Page(fetched: documents, page: page, cursor: { Cursor($0.id) }, item: InvoiceBody.init))
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        let parts = call.parameter("file").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = DocumentID(parts[0]), let form = Form(rawValue: String(parts[1])) else {
            throw Problem.notFound
        }
        let document = try await service.find(id, in: call.caller.workspace)
        switch form {
        case .html:
            return .html(document.html())
        case .pdf:
            return .bytes(ByteBuffer(bytes: try await service.printer.pdf(document)), contentType: "application/pdf")
                .header(.contentDisposition, "inline; filename=\"\(document.filename)\"")
        }
    }

    private enum Form: String {
        case pdf, html
    }

    @Sendable
    private func register(_ call: Call) async throws -> Reply {
        .csv(Register(service, month: try Self.month(of: call), workspace: try call.caller.workspace))
    }
}
