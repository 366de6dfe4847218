import CloudAPI
import Primitives

/// What Meta's own answers say.
extension ChannelDoctor {
    static let scopes = ["whatsapp_business_messaging", "whatsapp_business_management"]

    static func token(_ inspected: Result<TokenRecord, CloudAPIError>, now: Timestamp) -> [DoctorCheck] {
        let mend =
            "In Meta's Business settings, System users, make a permanent token with \(scopes.joined(separator: " and ")),"
            + " and connect the channel again with it."
        switch inspected {
        case .failure(.refused(let error)) where error.known?.kind == .authorization:
            return [
                .fail(
                    .token,
                    "WhatsApp does not take the access token. \(MetaWords.of(CloudAPIError.refused(error)))",
                    mend
                )
            ]
        case .failure(let error): return [.skipped(.token, MetaWords.of(error))]
        case .success(let token):
            guard token.isValid else { return [.fail(.token, "The access token is not valid any more.", mend)] }
            var checks: [DoctorCheck] = []
            if let seconds = token.expirationSeconds {
                let ends = Timestamp(seconds: seconds)
                let isSoon = ends < now + .days(7)
                let words = "The access token ends at \(ends)."
                checks.append(isSoon ? .fail(.token, words, mend) : .warn(.token, words, mend))
            } else {
                checks.append(.ok(.token, "The access token is valid and does not end."))
            }
            let missing = scopes.filter { !token.scopes.contains($0) }
            checks.append(
                missing.isEmpty
                    ? .ok(.scopes, "The token may send messages and manage the account.")
                    : .fail(.scopes, "The token lacks \(missing.joined(separator: " and ")).", mend)
            )
            return checks
        }
    }

    static func number(_ answer: Result<PhoneNumberRecord, CloudAPIError>, used: Int) -> [DoctorCheck] {
        guard case .success(let number) = answer else {
            guard case .failure(let error) = answer else { return [] }
            let words = "WhatsApp does not tell of the number. \(MetaWords.of(error))"
            return [.fail(.number, words, "See that the token's system user has the WhatsApp account as an asset.")]
        }
        return [state(number), name(number), pin(number), quality(number), limit(number, used: used)]
    }

    private static func state(_ number: PhoneNumberRecord) -> DoctorCheck {
        let status = number.status ?? "?"
        let register = "Register the number in WhatsApp Manager, or with the Cloud API, then look again."
        if let platform = number.platformType, platform != "CLOUD_API" {
            return .fail(.number, "The number is not registered with the Cloud API (\(platform)).", register)
        }
        switch NumberBadge(number.status) {
        case .connected: return .ok(.number, "The number is registered and connected.")
        case .pending: return .fail(.number, "The number is not ready yet: \(status).", register)
        case .flagged:
            return .warn(
                .number,
                "WhatsApp has flagged the number for its low quality.",
                "Send less marketing. It is lifted when the quality is better for seven days."
            )
        case .restricted, .disconnected:
            return .fail(
                .number,
                "WhatsApp says: \(status).",
                "See the account's quality in Meta's Business Support Home."
            )
        case .unknown: return .warn(.number, "WhatsApp says: \(status).", "Look in WhatsApp Manager.")
        }
    }

    private static func name(_ number: PhoneNumberRecord) -> DoctorCheck {
        let words = "The display name “\(number.verifiedName ?? "")” is \(NameWords.of(number.nameStatus))."
        switch number.nameStatus {
        case "APPROVED", "AVAILABLE_WITHOUT_REVIEW": return .ok(.name, words)
        case "PENDING_REVIEW": return .warn(.name, words, "Wait: a review takes one to three business days.")
        case nil: return .skipped(.name, "WhatsApp does not tell the state of the display name.")
        default: return .fail(.name, words, "Ask for another name, or appeal, in WhatsApp Manager, Phone numbers.")
        }
    }

    private static func pin(_ number: PhoneNumberRecord) -> DoctorCheck {
        switch number.isPINEnabled {
        case true?: .ok(.pin, "Two-step verification is on.")
        case false?:
            .warn(
                .pin,
                "Two-step verification is off: whoever gets a code can take the number.",
                "Set a PIN in WhatsApp Manager, Phone numbers, Two-step verification."
            )
        case nil: .skipped(.pin, "WhatsApp does not tell whether two-step verification is on.")
        }
    }

    private static func quality(_ number: PhoneNumberRecord) -> DoctorCheck {
        let mend = "Send less marketing, to people who asked for it, and see which templates are blocked."
        return switch number.quality?.rawValue {
        case "GREEN": .ok(.quality, "The quality is high.")
        case "YELLOW": .warn(.quality, "The quality is medium.", mend)
        case "RED": .fail(.quality, "The quality is low.", mend)
        default: .skipped(.quality, "WhatsApp has not rated the quality yet.")
        }
    }

    private static func limit(_ number: PhoneNumberRecord, used: Int) -> DoctorCheck {
        guard let tier = MessagingLimitTier(number.messagingLimit) else {
            return .skipped(.limit, "WhatsApp does not tell the messaging limit.")
        }
        guard let people = tier.people else { return .ok(.limit, "There is no messaging limit.") }
        let words = "\(used) of \(people) people were written to outside the 24-hour window in the last 24 hours."
        let mend =
            "Spread campaigns over days. The limit rises by itself when half of it is used within seven days at high quality."
        if used >= people { return .fail(.limit, words, mend) }
        return used * 10 >= people * 9 ? .warn(.limit, words, mend) : .ok(.limit, words)
    }

    static func account(
        _ answer: Result<AccountRecord, CloudAPIError>,
        _ number: Result<PhoneNumberRecord, CloudAPIError>
    ) -> [DoctorCheck] {
        let findings = (try? number.get().health) ?? []
        let isPayment: (HealthFinding) -> Bool = { finding in
            finding.code.flatMap { ErrorCode.find($0) }?.kind == .payment
                || finding.description.lowercased().contains("payment")
        }
        var checks: [DoctorCheck] = []
        if let finding = findings.first(where: { !isPayment($0) }) {
            let code = finding.code.map { " (\($0))" } ?? ""
            checks.append(
                .fail(
                    .account,
                    "WhatsApp lets it send only in part or not at all: \(finding.description)\(code)",
                    finding.solution ?? "See Meta's Business Support Home."
                )
            )
        } else if case .success(let account) = answer {
            let isReviewed = [nil, "APPROVED"].contains(account.reviewStatus)
            let isVerified = account.businessVerificationStatus?.lowercased() == "verified"
            if !isReviewed {
                let words = "The account's review: \(account.reviewStatus ?? "?")."
                checks.append(.fail(.account, words, "See the account in Meta's Business Manager."))
            } else if !isVerified {
                checks.append(
                    .warn(
                        .account,
                        "The business is not verified: at most 250 people may be written to in 24 hours.",
                        "Verify it in Meta's Business Manager, Security centre."
                    )
                )
            } else {
                checks.append(.ok(.account, "The account is approved and the business verified."))
            }
        } else if case .failure(let error) = answer {
            checks.append(.skipped(.account, MetaWords.of(error)))
        }
        if let finding = findings.first(where: isPayment) {
            let mend = finding.solution ?? "Set a payment method in WhatsApp Manager, Account settings."
            checks.append(.fail(.payment, finding.description, mend))
        } else if (try? number.get().canSend) ?? nil != nil {
            checks.append(.ok(.payment, "WhatsApp reports no problem with the payment method."))
        } else {
            checks.append(.skipped(.payment, "WhatsApp does not tell about the payment method."))
        }
        return checks
    }

    static func subscription(_ apps: Result<[SubscribedApp], CloudAPIError>, app: String?) -> DoctorCheck {
        let mend =
            "Subscribe the app to the account: in Meta's app dashboard, WhatsApp, or POST /{account}/subscribed_apps."
        switch apps {
        case .failure(let error): return .skipped(.subscription, MetaWords.of(error))
        case .success(let apps):
            if let app, apps.contains(where: { $0.id == app }) {
                return .ok(.subscription, "The account's webhooks go to the token's app.")
            }
            return apps.isEmpty
                ? .fail(.subscription, "No app gets the account's webhooks.", mend)
                : app == nil
                    ? .ok(.subscription, "The account's webhooks go to \(apps.count) app(s).")
                    : .fail(.subscription, "The account's webhooks go to another app.", mend)
        }
    }
}
