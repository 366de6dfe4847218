import CloudAPI
import Primitives

/// What Meta's own answers say.
extension ChannelDoctor {
    static let scopes = ["whatsapp_business_messaging", "whatsapp_business_management"]

    static func token(_ inspected: Result<TokenRecord, CloudAPIError>, now: Timestamp) -> [DoctorCheck] {
        let mend: Said =
            "In Meta's Business settings, System users, make a permanent token with \(scopes.joined(separator: " and "), "scopes"),"
            + " and connect the channel again with it."
        switch inspected {
        case .failure(.refused(let error)) where error.known?.kind == .authorization:
            return [
                .fail(
                    .token,
                    "token-refused",
                    "WhatsApp does not take the access token. \(MetaWords.of(CloudAPIError.refused(error)), "why")",
                    mend
                )
            ]
        case .failure(let error): return [.unanswered(.token, error)]
        case .success(let token):
            guard token.isValid else {
                return [.fail(.token, "token-invalid", "The access token is not valid any more.", mend)]
            }
            var checks: [DoctorCheck] = []
            if let seconds = token.expirationSeconds {
                let ends = Timestamp(seconds: seconds)
                let isSoon = ends < now + .days(7)
                let words: Said = "The access token ends at \(ends, "at")."
                checks.append(
                    isSoon ? .fail(.token, "token-ends", words, mend) : .warn(.token, "token-ends", words, mend)
                )
            } else {
                checks.append(.ok(.token, "token-good", "The access token is valid and does not end."))
            }
            let missing = scopes.filter { !token.scopes.contains($0) }
            checks.append(
                missing.isEmpty
                    ? .ok(.scopes, "scopes-good", "The token may send messages and manage the account.")
                    : .fail(
                        .scopes,
                        "scopes-missing",
                        "The token lacks \(missing.joined(separator: " and "), "missing").",
                        mend
                    )
            )
            return checks
        }
    }

    static func number(_ answer: Result<PhoneNumberRecord, CloudAPIError>, used: Int) -> [DoctorCheck] {
        guard case .success(let number) = answer else {
            guard case .failure(let error) = answer else { return [] }
            // The token's own line says what mends that.
            if case .refused(let refusal) = error, refusal.code == 190 { return [.unanswered(.number, error)] }
            return [
                .fail(
                    .number,
                    "number-untold",
                    "WhatsApp does not tell of the number. \(MetaWords.of(error), "why")",
                    "See that the token's system user has the WhatsApp account as an asset."
                )
            ]
        }
        return [state(number), name(number), pin(number), quality(number), limit(number, used: used)]
    }

    private static func state(_ number: PhoneNumberRecord) -> DoctorCheck {
        let status = number.status ?? "?"
        let register: Said = "Register the number in WhatsApp Manager, or with the Cloud API, then look again."
        if let platform = number.platformType, platform != "CLOUD_API" {
            return .fail(
                .number,
                "number-elsewhere",
                "The number is not registered with the Cloud API (\(platform, "platform")).",
                register
            )
        }
        switch NumberBadge(number.status) {
        case .connected: return .ok(.number, "number-connected", "The number is registered and connected.")
        case .pending:
            return .fail(.number, "number-pending", "The number is not ready yet: \(status, "word").", register)
        case .flagged:
            return .warn(
                .number,
                "number-flagged",
                "WhatsApp has flagged the number for its low quality.",
                "Send less marketing. It is lifted when the quality is better for seven days."
            )
        case .restricted, .disconnected:
            return .fail(
                .number,
                "number-restricted",
                "WhatsApp says: \(status, "word").",
                "See the account's quality in Meta's Business Support Home."
            )
        case .unknown:
            return .warn(
                .number,
                "number-unknown",
                "WhatsApp says: \(status, "word").",
                "Look in WhatsApp Manager."
            )
        }
    }

    private static func name(_ number: PhoneNumberRecord) -> DoctorCheck {
        let words: Said =
            "The display name “\(number.verifiedName ?? "", "shown")” is \(NameWords.of(number.nameStatus), "nameState", as: number.nameStatus ?? "")."
        switch number.nameStatus {
        case "APPROVED", "AVAILABLE_WITHOUT_REVIEW": return .ok(.name, "name-good", words)
        case "PENDING_REVIEW":
            return .warn(.name, "name-in-review", words, "Wait: a review takes one to three business days.")
        case nil: return .skipped(.name, "name-untold", "WhatsApp does not tell the state of the display name.")
        default:
            return .fail(
                .name,
                "name-bad",
                words,
                "Ask for another name, or appeal, in WhatsApp Manager, Phone numbers."
            )
        }
    }

    private static func pin(_ number: PhoneNumberRecord) -> DoctorCheck {
        switch number.isPINEnabled {
        case true?: .ok(.pin, "pin-on", "Two-step verification is on.")
        case false?:
            .warn(
                .pin,
                "pin-off",
                "Two-step verification is off: whoever gets a code can take the number.",
                "Set a PIN in WhatsApp Manager, Phone numbers, Two-step verification."
            )
        case nil: .skipped(.pin, "pin-untold", "WhatsApp does not tell whether two-step verification is on.")
        }
    }

    private static func quality(_ number: PhoneNumberRecord) -> DoctorCheck {
        let mend: Said = "Send less marketing, to people who asked for it, and see which templates are blocked."
        return switch number.quality?.rawValue {
        case "GREEN": .ok(.quality, "quality-high", "The quality is high.")
        case "YELLOW": .warn(.quality, "quality-medium", "The quality is medium.", mend)
        case "RED": .fail(.quality, "quality-low", "The quality is low.", mend)
        default: .skipped(.quality, "quality-unrated", "WhatsApp has not rated the quality yet.")
        }
    }

    private static func limit(_ number: PhoneNumberRecord, used: Int) -> DoctorCheck {
        guard let tier = MessagingLimitTier(number.messagingLimit) else {
            return .skipped(.limit, "limit-untold", "WhatsApp does not tell the messaging limit.")
        }
        guard let people = tier.people else { return .ok(.limit, "limit-none", "There is no messaging limit.") }
        let words: Said =
            "\(used, "used") of \(people, "people") people were written to outside the 24-hour window in the last 24 hours."
        let mend: Said =
            "Spread campaigns over days. The limit rises by itself when half of it is used within seven days at high quality."
        if used >= people { return .fail(.limit, "limit-used", words, mend) }
        return used * 10 >= people * 9 ? .warn(.limit, "limit-used", words, mend) : .ok(.limit, "limit-used", words)
    }
}
