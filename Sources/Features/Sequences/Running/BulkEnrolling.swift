import Contacts
import Jobs
import Primitives
import Routes
import Storage

/// Enrols the contacts of a filter or a segment, a slice at a time.
struct BulkEnrolling: SequenceWork {
    static let kind = "sequences.enrol"

    let sequence: SequenceID
    let selection: Selection
    let hidesNumbers: Bool
    let cause: String
    var after: String?

    static func handler(_ service: SequenceService) -> JobHandler {
        JobHandler(kind: kind) { job in
            let work = try BulkEnrolling(of: job)
            var query = try work.selection.query(hidesNumbers: work.hidesNumbers)
            query.sort = .oldest
            let (asked, before) = (query, work.after.flatMap { Int64($0) })
            try await service.database.write { transaction in
                let some = try ContactStore(transaction, ambient: service.ambient).page(
                    asked,
                    after: before.map { Cursor("\($0)") },
                    limit: SequenceEnrolling.slice,
                    in: job.workspace
                )
                guard let last = some.last else {
                    return try job.lease.complete(in: transaction)
                }
                try SequenceEnrolling(
                    transaction,
                    in: job.workspace,
                    ambient: service.ambient,
                    shelf: service.hooks.shelf
                ).enrol(work.sequence, some.map(\.id), cause: work.cause)
                var rest = work
                rest.after = "\(last.id.rawValue)"
                try job.lease.postpone(until: service.ambient.now(), payload: rest.json, in: transaction)
            }
        }
    }
}
