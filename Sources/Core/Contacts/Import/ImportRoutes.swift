import HTTPTypes
import NIOCore
import Primitives
package import Routes

/// `/api/imports`: files of contacts and the verdict on each of their rows.
package struct ImportRoutes: Sendable {
    let imports: ImportService

    package init(_ imports: ImportService) {
        self.imports = imports
    }

    package var routes: [Route] { [list, upload, show, map, delete, rows, verdicts] + workRoutes }

    private var list: Route {
        Route(
            .get,
            "/api/imports",
            access: .permission(.importContacts),
            summary: "Uploaded files of contacts, the newest first",
            query: .page,
            gives: Page<ImportBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await imports.page(
                call.caller.workspace,
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            let caller = try call.caller
            return .json(
                Page(fetched: fetched, page: page, cursor: { Cursor($0.id) }, item: { ImportBody($0, for: caller) })
            )
        }
    }

    private var upload: Route {
        Route(
            .post,
            "/api/imports",
            access: .permission(.importContacts),
            summary:
                "Upload a file of contacts: an Excel workbook (.xlsx), vCards, or CSV with any delimiter, in UTF-8, UTF-16 or a code page of Windows",
            query: [QueryParameter("filename", "What the file is called")],
            gives: ImportBody.self,
            status: 201,
            body: .streamed(
                bytesMax: Int(imports.limits.fileBytes),
                types: [
                    "text/csv", "text/plain", "text/tab-separated-values", "text/vcard", "application/octet-stream",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ]
            )
        ) { call in
            let made = try await imports.upload(
                call.bodyStream.map { Array($0.readableBytesView) },
                filename: call.query("filename") ?? "contacts.csv",
                by: call.caller.name,
                in: call.caller.workspace
            )
            return .created(try ImportBody(made, for: call.caller), at: "/api/imports/\(made.id)")
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/imports/{id}",
            access: .permission(.importContacts),
            summary: "One file of contacts and how far it has been read",
            gives: ImportBody.self
        ) { call in
            .json(ImportBody(try await imports.find(call.id("id"), in: call.caller.workspace), for: try call.caller))
        }
    }

    private var map: Route {
        Route(
            .put,
            "/api/imports/{id}/mapping",
            access: .permission(.importContacts),
            summary: "Say which columns hold the number and the name, and have the file read",
            takes: ImportMappingBody.self,
            gives: ImportBody.self,
            status: 202
        ) { call in
            let body = try await call.body(ImportMappingBody.self)
            let changed = try await imports.map(
                call.id("id"),
                to: ImportMapping(phone: body.phone, name: body.name ?? [], others: body.others ?? []),
                defaultCountry: body.defaultCountry,
                in: call.caller.workspace
            )
            return .json(ImportBody(changed, for: try call.caller), status: .accepted)
        }
    }

    private var delete: Route {
        Route(
            .delete,
            "/api/imports/{id}",
            access: .permission(.importContacts),
            summary: "Delete a file and its verdicts, also while it is being read; contacts made from it stay"
        ) { call in
            try await imports.delete(call.id("id"), in: call.caller.workspace)
            return .noContent
        }
    }

    private var rows: Route {
        Route(
            .get,
            "/api/imports/{id}/rows",
            access: .permission(.importContacts),
            summary: "The file's rows with their verdicts, in the file's order",
            query: .page + [QueryParameter("verdict", "Only rows with this verdict: ok, duplicate or invalid")],
            gives: Page<ImportRowBody>.self
        ) { call in
            let page = try call.page
            let verdict = try call.query("verdict", "ok, duplicate or invalid") { ImportRow.Verdict(rawValue: $0) }
            let fetched = try await imports.rows(
                of: call.id("id"),
                verdict: verdict,
                after: page.after.map { Int(try $0.number(0)) } ?? 0,
                limit: page.limit + 1,
                in: call.caller.workspace
            )
            let caller = try call.caller
            return .json(
                Page(
                    fetched: fetched,
                    page: page,
                    cursor: { Cursor("\($0.row)") },
                    item: { ImportRowBody($0, for: caller) }
                )
            )
        }
    }

    private var verdicts: Route {
        Route(
            .get,
            "/api/imports/{id}/verdicts.csv",
            access: .permission(.importContacts),
            summary: "All rows with their verdicts as a CSV file that is safe to open in a spreadsheet",
            media: "text/csv"
        ) { call in
            let id: ImportID = try call.id("id")
            let caller = try call.caller
            let workspace = caller.workspace
            _ = try await imports.find(id, in: workspace)
            return .csv(filename: "verdicts.csv") { writer in
                try await writer.write(
                    CSVLine.text([
                        "row", "phone_as_written", "e164", "country", "verdict", "name", "reason", "outcome",
                        "outcome_reason",
                    ])
                )
                var last = 0
                while true {
                    let rows = try await imports.rows(of: id, verdict: nil, after: last, limit: 1000, in: workspace)
                    guard let end = rows.last?.row else { return }
                    try await writer.write(rows.map { line($0, for: caller) }.joined())
                    last = end
                }
            }
        }
    }

    private func line(_ row: ImportRow, for caller: Caller) -> String {
        CSVLine.text([
            "\(row.row)", caller.shown(written: row.phone), row.e164.map(caller.shown) ?? "", row.country ?? "",
            row.verdict.rawValue, row.name,
            row.reason ?? "", row.outcome?.kind.rawValue ?? "", row.outcome?.reason ?? "",
        ])
    }
}
