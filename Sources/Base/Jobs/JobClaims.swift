import Primitives
import Storage

/// How workers take jobs from a queue, so that no two have the same one.
struct JobClaims {
    struct Claim: Sendable {
        var jobs: [Job] = []
        /// Some that were due had to be put aside, so that others, further back, may be found now.
        var madeRoom = false
        /// Some that are due were passed over, for another process is changing their line at this moment.
        var passedOver = false
    }

    let transaction: Transaction
    let now: Timestamp

    /// When the queue's next job is due, of whatever kind.
    ///
    /// - Parameter moment: only jobs due after it count.
    func upcoming(in queue: String, after moment: Timestamp? = nil) throws -> Timestamp? {
        var sql: SQL = "SELECT claim_at FROM jobs WHERE queue = \(queue) AND claim_at IS NOT NULL"
        if let moment { sql += " AND claim_at > \(moment)" }
        let row = try transaction.row(sql + " ORDER BY claim_at LIMIT 1")
        return try row.map { try $0["claim_at"] }
    }

    /// Leases up to `limit` jobs that are due, the longest due first.
    ///
    /// - Parameter leases: how long a lease is, by kind. Jobs of other kinds are left to those who know them.
    func take(from queue: String, leases: [String: Duration], limit: Int) throws -> Claim {
        // SKIP LOCKED: what another process takes at this moment is not waited for.
        let due = try transaction.rows(
            """
            SELECT * FROM jobs
            WHERE queue = \(queue) AND claim_at <= \(now) AND kind IN \(list: leases.keys.sorted())
            ORDER BY claim_at, id LIMIT \(limit)\(postgres: " FOR UPDATE SKIP LOCKED")
            """
        ).map(Job.init(leasing:))

        var claim = Claim()
        let firsts = try sort(due.filter { $0.lease.line != nil }, in: queue, into: &claim)
        claim.jobs = due.filter { $0.lease.line == nil || firsts.contains($0.id) }
        try transaction.runEach(
            claim.jobs.map { job in
                let end = now + (leases[job.kind] ?? .seconds(60))
                return """
                    UPDATE jobs
                    SET leased_until = \(end), claim_at = \(end), lease_epoch = \(job.lease.epoch), attempts = \(job.attempt)
                    WHERE workspace_id = \(job.workspace) AND id = \(job.id)
                    """
            }
        )
        return claim
    }

    /// Which of these jobs stand in a line and may run: the first of a line in which none runs. Parks the others.
    private func sort(_ jobs: [Job], in queue: String, into claim: inout Claim) throws -> Set<JobID> {
        let lines = try JobLine.tryLock(Set(jobs.compactMap(\.lease.line)), in: transaction)
        // Asked only now: with the locks in hand, the answer stays true until we commit.
        let fronts = try JobLine.fronts(of: Array(lines), in: queue, transaction)

        var firsts: Set<JobID> = []
        var parked: [SQL] = []
        for job in jobs {
            guard let line = job.lease.line, let front = fronts[line] else {
                claim.passedOver = true
                continue
            }
            if front.first == job.id, !front.isRunning(at: now) {
                firsts.insert(job.id)
            } else {
                parked.append(line.parking(job.id))
            }
        }
        claim.madeRoom = !parked.isEmpty
        try transaction.runEach(parked)
        for (line, front) in fronts where !front.isRunning(at: now) {
            if front.runsUntil != nil { try line.endOldRuns(except: front.first, in: transaction) }
            if front.firstIsParked { try line.promote(in: transaction) }
        }
        return firsts
    }
}
