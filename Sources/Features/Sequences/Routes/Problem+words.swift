import Routes

extension Problem {
    /// What a person is told of it.
    var words: String { detail ?? title }
}
