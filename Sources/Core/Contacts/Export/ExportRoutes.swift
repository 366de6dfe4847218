import HTTPTypes
import NIOCore
import Primitives
package import Routes

/// `/api/exports`.
package struct ExportRoutes: Sendable {
    private let exports: ExportService

    package init(_ exports: ExportService) {
        self.exports = exports
    }

    package var routes: [Route] { [begin, list, show, file] }

    private var begin: Route {
        Route(
            .post,
            "/api/exports",
            access: .permission(.exportContacts),
            summary: "Write contacts into a file; who asked is told when it is ready",
            takes: NewExportBody.self,
            gives: ExportBody.self,
            status: 202
        ) { call in
            let body = try await call.body(NewExportBody.self)
            let target = ExportTarget(
                ids: body.ids,
                search: body.search,
                filter: body.filter,
                segment: body.segment,
                importID: body.importId
            )
            let export = try await exports.begin(
                target,
                columns: body.columns,
                format: body.format ?? .csv,
                for: call.caller
            )
            return .json(ExportBody(export), status: .accepted)
        }
    }

    private var list: Route {
        Route(
            .get,
            "/api/exports",
            access: .permission(.exportContacts),
            summary: "Files of contacts, the newest first; each is kept for 7 days",
            query: .page,
            gives: Page<ExportBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await exports.page(for: call.caller, after: page.after?.id(0), limit: page.limit + 1)
            return .json(Page(fetched: fetched, page: page, cursor: { Cursor($0.id) }, item: { ExportBody($0) }))
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/exports/{id}",
            access: .permission(.exportContacts),
            summary: "One file of contacts and how far it is",
            gives: ExportBody.self
        ) { call in
            .json(ExportBody(try await exports.find(call.id("id"), for: call.caller)))
        }
    }

    private var file: Route {
        Route(
            .get,
            "/api/exports/{id}/file",
            access: .permission(.exportContacts),
            summary: "The file itself",
            media: "application/octet-stream"
        ) { call in
            let caller = try call.caller
            let export = try await exports.open(call.id("id"), for: caller)
            let type =
                export.format == .csv
                ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return .stream(contentType: type) { writer in
                var number = 0
                while let piece = try await exports.piece(number, of: export.id, in: caller.workspace) {
                    try await writer.write(ByteBuffer(bytes: piece))
                    number += 1
                }
            }
            .header(.contentDisposition, "attachment; filename=\"contacts.\(export.format.rawValue)\"")
        }
    }
}

/// `POST /api/exports`. Nothing said is everybody, with the usual columns.
struct NewExportBody: Codable, Sendable {
    let ids: [ContactID]?
    let search: String?
    let filter: ContactPredicate?
    let segment: SegmentID?
    let importId: ImportID?
    let columns: [String]?
    let format: Export.Format?
}

/// An export as the API gives it.
struct ExportBody: Codable, Sendable {
    let id: ExportID
    let state: Export.State
    let format: Export.Format
    let columns: [String]
    let masked: Bool
    let total: Int
    let rows: Int
    let bytes: Int64
    let error: String?
    /// Where the file is, once it is ready.
    let url: String?
    let createdBy: String
    let createdAt: Timestamp
    let finishedAt: Timestamp?
    let expiresAt: Timestamp

    init(_ export: Export) {
        id = export.id
        state = export.state
        format = export.format
        columns = export.columns
        masked = export.isMasked
        total = export.total
        rows = export.done
        bytes = export.bytes
        error = export.error
        url = export.state == .ready ? "/api/exports/\(export.id)/file" : nil
        createdBy = export.createdBy
        createdAt = export.createdAt
        finishedAt = export.finishedAt
        expiresAt = export.expiresAt
    }
}
