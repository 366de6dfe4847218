import Automation
import Foundation
import Jobs
import Primitives
import Storage

/// Brings those who wait to the version that runs, and sets their timers: after a publication, whose delays may be shorter, and
/// when a paused sequence goes on. A slice at a time.
struct Retiming: Codable, Sendable {
    static let kind = "sequences.retime"
    static let slice = 300

    var stage = Enrolment.Stage.enrolled
    var after = EnrolmentID(rawValue: 0)

    static func enqueue(_ id: SequenceID, in workspace: WorkspaceID, ambient: Ambient, _ transaction: Transaction)
        throws
    {
        let jobs = JobStore(transaction, ambient: ambient)
        // One that is on its way begins anew.
        try jobs.cancel(workspace: workspace, kind: kind, key: "\(id)")
        try jobs.enqueue(
            NewJob(workspace: workspace, kind: kind, key: "\(id)", runAt: ambient.now(), payload: try Retiming().json)
        )
    }

    private var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    static func handler(_ service: SequenceService) -> JobHandler {
        JobHandler(kind: kind) { job in
            guard let id = SequenceID(job.key) else { return }
            let work = try JSONDecoder().decode(Retiming.self, from: Data(job.payload.utf8))
            try await service.database.write { transaction in
                let desk = EnrolmentDesk(
                    transaction,
                    in: job.workspace,
                    ambient: service.ambient,
                    shelf: service.hooks.shelf
                )
                if let next = try work.step(id, desk) {
                    try job.lease.postpone(until: service.ambient.now(), payload: next.json, in: transaction)
                } else {
                    try job.lease.complete(in: transaction)
                }
            }
        }
    }

    /// - Returns: what is left to do.
    private func step(_ id: SequenceID, _ desk: EnrolmentDesk) throws -> Retiming? {
        let found = try SequenceStore(desk.transaction, in: desk.workspace).share([id])[id]
        guard let sequence = found, sequence.state == .live else { return nil }
        let live = try desk.live(sequence)
        let some = try desk.store.lock(stage, of: id, after: after, limit: Self.slice)
        for before in some {
            var enrolment = before
            if try desk.relocate(&enrolment, to: live) {
                try desk.take(.entered, &enrolment, by: live) { _, _ in .held }
            }
            try desk.save(enrolment, was: before)
            if enrolment == before, let nextAt = enrolment.nextAt {
                try TimerStore(desk.transaction, ambient: desk.ambient)
                    .set(enrolment.timer(in: desk.workspace), at: nextAt)
            }
        }
        try desk.tally.write()
        if let last = some.last { return Retiming(stage: stage, after: last.id) }
        return stage == .enrolled ? Retiming(stage: .inProgress) : nil
    }
}
