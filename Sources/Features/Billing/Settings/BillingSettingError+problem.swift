import Primitives
package import Routes

extension BillingSettingError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unknown(let name): .invalid(.init(field: name, detail: "There is no such setting.", code: "unknown"))
        case .bad(let name, let wanted): .invalid(.init(field: name, detail: "It must be \(wanted)."))
        }
    }
}
