import Storage

/// Commits many callers' writes at once: one flush of the disk for all of them.
///
/// First without savepoints, because nearly always all succeed. When a body throws, everything is rolled back and run
/// again with each in a savepoint of its own, so that it fails alone. Nobody is told anything before the commit is on
/// disk: neither a success nor a refusal, which may be due to a neighbour's row.
struct GroupCommit {
    let connection: SQLiteConnection
    let hub: NoticeHub

    private struct Done {
        let request: Request
        let transaction: Transaction
        let resume: @Sendable () -> Void
    }

    private struct Refused {
        let request: Request
        let error: any Error
    }

    /// Writes `first` and then what `more` has, until it has nothing: what comes while others are written goes with them. Every
    /// caller has its answer when this returns.
    func commit(_ first: Request, then more: () -> Request? = { nil }) {
        var batch = [first]
        var done: [Done] = []
        do {
            try connection.control("BEGIN IMMEDIATE")
            done.append(try perform(first))
            while let next = more() {
                batch.append(next)
                done.append(try perform(next))
            }
        } catch {
            connection.rollback()
            return batch.count == 1 ? fail(batch, error) : commitApart(batch)
        }
        end(done, [])
    }

    private func commitApart(_ batch: [Request]) {
        var done: [Done] = []
        var refused: [Refused] = []
        do {
            try connection.control("BEGIN IMMEDIATE")
            for request in batch {
                try connection.control("SAVEPOINT one")
                do {
                    done.append(try perform(request))
                } catch {
                    // A full disk makes SQLite undo everybody's work: there is nothing left to go back to.
                    guard connection.isInTransaction else { throw error }
                    try connection.control("ROLLBACK TO one")
                    refused.append(Refused(request: request, error: error))
                }
                try connection.control("RELEASE one")
            }
        } catch {
            connection.rollback()
            return fail(batch, error)
        }
        end(done, refused)
    }

    private func perform(_ request: Request) throws -> Done {
        let transaction = Transaction(SQLiteSession(connection: connection, mayWrite: true))
        return Done(request: request, transaction: transaction, resume: try request.run(transaction))
    }

    private func end(_ done: [Done], _ refused: [Refused]) {
        do {
            try connection.control("COMMIT")
        } catch {
            connection.rollback()
            let batch = done.map(\.request) + refused.map(\.request)
            // A deferred foreign key is checked here, where nobody can say whose it is: each on its own, then.
            guard case DatabaseError.foreignKeyViolation = error, batch.count > 1 else { return fail(batch, error) }
            for request in batch { commit(request) }
            return
        }
        var told: Set<Notice> = []
        hub.send(done.flatMap(\.transaction.notices).filter { told.insert($0).inserted })
        for action in done.lazy.flatMap(\.transaction.commitActions) { action() }
        for one in done { one.resume() }
        for one in refused { one.request.fail(one.error) }
    }

    private func fail(_ batch: [Request], _ error: any Error) {
        for request in batch { request.fail(error) }
    }
}
