package import Storage

/// Who carries out the timers of a kind, as a feature registers it.
package struct TimerKind: Sendable {
    package let name: String
    /// Begins a batch of timers that are due and held by `transaction`. It waits for nobody: a run of which others hold
    /// something is left out, and comes again a moment later.
    package let open: @Sendable ([DueTimer], Transaction) throws -> any TimerBatch

    package init(name: String, open: @escaping @Sendable ([DueTimer], Transaction) throws -> any TimerBatch) {
        self.name = name
        self.open = open
    }
}

/// Timers that are carried out in one transaction.
package protocol TimerBatch {
    /// Those that can be carried out now.
    var ready: [DueTimer] { get }
    /// Carries one out. It sets the next timer of the run; else there is none any more. What it throws undoes what it did, and
    /// it is tried again later.
    func fire(_ timer: DueTimer) throws
    /// After the last one: what belongs to all of them.
    func finish() throws
}
