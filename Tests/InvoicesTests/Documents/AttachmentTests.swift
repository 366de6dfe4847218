import Invoices
import Notifications
import Primitives
import TestSupport
import Testing

struct AttachmentTests {
    @Test func `A mail's attachment is the document's PDF, in its own workspace only`() async throws {
        let office = try await Office.open(.sqlite)
        let document = try await office.issue("100.00")

        let attachment = document.attachment
        let bytes = try await office.service.attachment(office.workspace, attachment.source.id)

        #expect(try bytes == document.pdf())
        #expect(attachment.source.kind == InvoiceService.attachmentKind)
        #expect(attachment.filename == "invoice-WA-2627-000001.pdf")
        await #expect(throws: InvoiceError.notFound(document.id)) {
            try await office.service.attachment(WorkspaceID(rawValue: 8), "\(document.id)")
        }
        await #expect(throws: InvoiceError.self) { try await office.service.attachment(office.workspace, "x") }
    }
}
