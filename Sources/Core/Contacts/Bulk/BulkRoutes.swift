import HTTPTypes
import Primitives
package import Routes

/// Bulk edits over HTTP.
package struct BulkRoutes: Sendable {
    private let bulk: BulkService

    package init(_ bulk: BulkService) {
        self.bulk = bulk
    }

    package var routes: [Route] {
        [
            Route(
                .post,
                "/api/contacts/bulk",
                access: .permission(.bulkEditContacts),
                summary: "Change many contacts by a job: those named, those of a filter or those of a segment",
                takes: NewBulkBody.self,
                gives: BulkBody.self,
                status: 202
            ) { call in
                let body: NewBulkBody = try await call.body()
                let selection = Selection(ids: body.ids, filter: body.filter, segment: body.segment)
                return .json(BulkBody(try await bulk.start(selection, body.change, by: call.caller)), status: .accepted)
            },
            Route(
                .get,
                "/api/contacts/bulk",
                access: .permission(.bulkEditContacts),
                summary: "Bulk edits, the newest first",
                query: .page,
                gives: Page<BulkBody>.self
            ) { call in
                let page = try call.page
                let found = try await bulk.page(
                    after: page.after?.id(0),
                    limit: page.limit + 1,
                    in: call.caller.workspace
                )
                return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: BulkBody.init))
            },
            Route(
                .get,
                "/api/contacts/bulk/{id}",
                access: .permission(.bulkEditContacts),
                summary: "How far a bulk edit is",
                gives: BulkBody.self
            ) { call in
                .json(BulkBody(try await bulk.find(call.id("id"), in: call.caller.workspace)))
            },
            Route(
                .post,
                "/api/contacts/bulk/{id}/undo",
                access: .permission(.bulkEditContacts),
                summary: "Put back what a bulk edit changed and nobody changed since; for 24 hours",
                gives: BulkBody.self,
                status: 202
            ) { call in
                .json(BulkBody(try await bulk.undo(call.id("id"), by: call.caller)), status: .accepted)
            },
        ]
    }
}

struct NewBulkBody: Codable, Sendable {
    let ids: [ContactID]?
    let filter: ContactPredicate?
    let segment: SegmentID?
    let change: BulkChange
}

package struct BulkBody: Codable, Sendable {
    let id: BulkID
    let state: BulkEdit.State
    let matched: Int64
    let changed: Int64
    let skipped: Int64
    let failed: Int64
    let error: String?
    let createdAt: Timestamp
    let finishedAt: Timestamp?
    let undoableUntil: Timestamp?

    package init(_ bulk: BulkEdit) {
        id = bulk.id
        state = bulk.state
        matched = bulk.matched
        changed = bulk.changed
        skipped = bulk.skipped
        failed = bulk.failed
        error = bulk.error
        createdAt = bulk.createdAt
        finishedAt = bulk.finishedAt
        undoableUntil = bulk.undoableUntil
    }
}
