package import Primitives
package import Storage

/// What a module keeps of persons, and takes away when one is erased. Money and counters without names stay.
package struct Eraser: Sendable {
    /// Erases, and says how many rows of which table. It may run twice; the second time there is nothing left.
    package typealias Run =
        @Sendable (_ transaction: Transaction, _ workspace: WorkspaceID, _ person: ErasedPerson) throws -> [String: Int]

    package let run: Run

    package init(_ run: @escaping Run) {
        self.run = run
    }
}
