import Automation
import Primitives
import Routes
import Storage
import Workspaces

/// What decides who gets what: publishing, rolling back, pausing, deleting.
extension SequenceService {
    /// Makes what is written what runs. Those who are in it get the steps they have not reached as they are now.
    ///
    /// - Throws: `SequenceError.faults`.
    func publish(_ id: SequenceID, by caller: Caller) async throws -> Shown {
        try await publish(id, nil, by: caller)
    }

    /// Publishes what an earlier version was, as a new one.
    func rollBack(_ id: SequenceID, to number: Int, by caller: Caller) async throws -> Shown {
        try await publish(id, number, by: caller)
    }

    private func publish(_ id: SequenceID, _ earlier: Int?, by caller: Caller) async throws -> Shown {
        try await database.write { transaction in
            let workspace = caller.workspace
            let store = SequenceStore(transaction, in: workspace)
            let old = try store.lock(id)
            let versions = FlowVersionStore(transaction, in: workspace)
            var plan = old.draft
            if let earlier {
                guard let found = try versions.find(id.flow, earlier) else { throw SequenceError.noVersion(earlier) }
                plan = try SequencePlan(json: found.source)
            }
            let faults = try check(plan, channel: old.channel, in: workspace, transaction).filter { !$0.isWarning }
            guard faults.isEmpty else { throw SequenceError.faults(faults) }
            let number = try versions.newest(of: id.flow) + 1
            try versions.insert(
                FlowVersion(
                    flow: id.flow,
                    number: number,
                    graph: SequenceFlow.graph(of: plan),
                    source: plan.json,
                    publishedAt: ambient.now(),
                    publishedBy: caller.name
                )
            )
            let state = old.state == .paused ? DripSequence.State.paused : .live
            try store.publish(id, version: number, plan: plan, state: state, at: ambient.now())
            if old.version != nil { try Retiming.enqueue(id, in: workspace, ambient: ambient, transaction) }
            let detail = earlier.map { "\(old.name), version \(number), as version \($0) was" }
            try audit.record(
                earlier == nil ? "sequences.published" : "sequences.rolled-back",
                subject: "\(id)",
                detail: detail ?? "\(old.name), version \(number)",
                by: caller,
                in: transaction
            )
            try tell(id, workspace, transaction)
            return try show(id, workspace, transaction)
        }
    }

    /// Nothing of it leaves any more once this has returned; who is in it waits.
    func pause(_ id: SequenceID, _ isPaused: Bool, by caller: Caller) async throws -> Shown {
        try await database.write { transaction in
            let store = SequenceStore(transaction, in: caller.workspace)
            let old = try store.lock(id)
            guard old.version != nil else { throw SequenceError.notPublished }
            if (old.state == .paused) != isPaused {
                try store.set(isPaused ? .paused : .live, of: id)
                if !isPaused { try Retiming.enqueue(id, in: caller.workspace, ambient: ambient, transaction) }
                try audit.record(
                    isPaused ? "sequences.paused" : "sequences.resumed",
                    subject: "\(id)",
                    detail: old.name,
                    by: caller,
                    in: transaction
                )
                try tell(id, caller.workspace, transaction)
            }
            return try show(id, caller.workspace, transaction)
        }
    }

    func delete(_ id: SequenceID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = SequenceStore(transaction, in: caller.workspace)
            let old = try store.lock(id)
            try store.set(.deleted, of: id)
            try Clearing.enqueue(id, in: caller.workspace, ambient: ambient, transaction)
            try audit.record("sequences.deleted", subject: "\(id)", detail: old.name, by: caller, in: transaction)
        }
    }

    func versions(of id: SequenceID, in workspace: WorkspaceID) async throws -> [(
        version: FlowVersion, author: String?
    )] {
        try await database.read { transaction in
            guard try SequenceStore(transaction, in: workspace).find(id) != nil else {
                throw SequenceError.notFound(id)
            }
            let found = try FlowVersionStore(transaction, in: workspace).all(of: id.flow, limit: 200)
            let names = try NameStore(transaction, workspace: workspace).actors(found.map(\.publishedBy))
            return found.map { ($0, names[$0.publishedBy]) }
        }
    }
}
