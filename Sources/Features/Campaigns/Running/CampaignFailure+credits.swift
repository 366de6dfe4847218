import Credits
import Primitives
import Routes

extension CampaignFailure {
    /// A hold that was refused, in words; `nil` for what is nobody's decision.
    init?(_ error: CreditError) {
        switch error {
        case .insufficient(let available, let needed):
            self.init(
                code: .insufficientCredits,
                detail: "The campaign needs \(needed) points and \(available) are available: \(needed - available) are"
                    + " missing. Nothing was sent. Add credits and make the campaign anew."
            )
        case .locked(let available, _):
            self.init(
                code: .insufficientCredits,
                detail:
                    "Sending is locked: \(available) points are available, and \(error.shortfall ?? .zero) are missing."
                    + " Nothing was sent. Add credits and make the campaign anew."
            )
        case .stopped(let words):
            self.init(code: .planStopped, detail: "\(words) Nothing was sent.")
        case .capReached:
            self.init(
                code: .capReached,
                detail: "\(error.problem.detail ?? "A cap on spending would be passed.") Nothing was sent."
            )
        default:
            return nil
        }
    }
}
