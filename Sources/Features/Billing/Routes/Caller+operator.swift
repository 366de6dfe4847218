import Routes

extension Caller {
    /// Who acts, for the operators' log: the person, not their membership.
    var operatorName: String { user.map { "\($0)" } ?? name }
}
