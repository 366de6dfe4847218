package import Storage

/// Someone who acts in the very transaction of an event, as part of it: when that rolls back, so does what they did. For
/// what must be as cheap as a look at a row; everybody else is an `EventSubscriber`.
package struct EventObserver: Sendable {
    /// `nil` for every kind.
    package let kinds: Set<String>?
    package let run: @Sendable (NewEvent, Transaction) throws -> Void

    package init(kinds: Set<String>? = nil, run: @escaping @Sendable (NewEvent, Transaction) throws -> Void) {
        self.kinds = kinds
        self.run = run
    }
}
