package import Routes

extension Permission {
    package static let viewSequences = Permission("sequences.view", from: .member)
    package static let editSequences = Permission("sequences.edit", from: .admin)
    /// Publish, pause, enrol.
    package static let sendSequences = Permission("sequences.send", from: .admin)

    /// All that Sequences asks for.
    package static let sequences = [viewSequences, editSequences, sendSequences]
}
