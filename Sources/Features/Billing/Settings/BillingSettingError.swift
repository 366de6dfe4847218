/// Why a setting was not taken.
package enum BillingSettingError: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    case bad(name: String, wanted: String)

    package var description: String {
        switch self {
        case .unknown(let name): "There is no setting \(name). `lodestone billing show` lists them all."
        case .bad(let name, let wanted): "\(name) must be \(wanted)."
        }
    }
}
