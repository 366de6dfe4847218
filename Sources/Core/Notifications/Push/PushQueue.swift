import Jobs
import Primitives
import Storage

/// Puts jobs beside a notice that wake its people's devices: one for each.
struct PushQueue: Sendable {
    let ambient: Ambient

    static let jobKind = "push.send"
    static let queue = "pushes"

    /// What a job carries: no words, which are read when it runs.
    struct Payload: Codable, Sendable {
        let subscription: PushSubscriptionID
        /// Absent in a test.
        let notice: NoticeID?
    }

    /// - Returns: how many devices will be told.
    @discardableResult
    func enqueue(
        _ notice: NoticeID?,
        to members: [MemberID],
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Int {
        let devices = try PushSubscriptionStore(transaction: transaction, workspace: workspace)
            .identities(of: members)
        let jobs = devices.map { device in
            NewJob(
                workspace: workspace,
                queue: Self.queue,
                kind: Self.jobKind,
                // A device has one test on its way at a time.
                key: "\(notice.map { "\($0)" } ?? "test"):\(device)",
                runAt: ambient.now(),
                payload: notice.map { #"{"subscription":"\#(device)","notice":"\#($0)"}"# }
                    ?? #"{"subscription":"\#(device)"}"#
            )
        }
        try JobStore(transaction, ambient: ambient).enqueue(jobs)
        return jobs.count
    }
}
