/// A count with what explains its difference.
package struct ComparedTally: Sendable, Equatable {
    /// So many messages of it, for that reason.
    package struct Part: Sendable, Equatable {
        package let difference: Difference
        package let messages: Int64
        /// Where the other has them, for those that both have.
        package let elsewhere: TallyKey?
    }

    package let tally: Tally
    package internal(set) var parts: [Part]

    /// What explains most of it.
    package var difference: Difference {
        parts.max { $0.messages < $1.messages }?.difference ?? .agrees
    }
}
