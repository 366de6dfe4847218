import Primitives

/// Every way in which settling suspense says no.
package enum SuspenseError: Error, Equatable {
    case notFound(SuspenseID)
    /// It was decided otherwise before.
    case resolved(SuspenseDecision.Kind)
    case notPossible(SuspenseDecision.Kind, may: [SuspenseDecision.Kind])
    case badReason
}

extension SuspenseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound(let id): "There is no \(id)."
        case .resolved(let kind): "Somebody has decided \(kind.rawValue) already."
        case .notPossible(let kind, let may):
            "\(kind.rawValue) makes no sense here; possible: "
                + (may.isEmpty ? "nothing." : may.map(\.rawValue).joined(separator: ", ") + ".")
        case .badReason: "Say why, in 1 to 200 characters."
        }
    }
}
