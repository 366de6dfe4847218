import CloudAPI
import Primitives

/// What Meta's answers say of the account: its review, its payment method, and where its webhooks go.
extension ChannelDoctor {
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
                    finding.solution == nil ? "account-blocked" : "account-blocked-advice",
                    "WhatsApp lets it send only in part or not at all: \("\(finding.description)\(code)", "why")",
                    finding.solution.map { solution -> Said in "\(solution, "advice")" }
                        ?? "See Meta's Business Support Home."
                )
            )
        } else if case .success(let account) = answer {
            let isReviewed = [nil, "APPROVED"].contains(account.reviewStatus)
            let isVerified = account.businessVerificationStatus?.lowercased() == "verified"
            if !isReviewed {
                checks.append(
                    .fail(
                        .account,
                        "account-review",
                        "The account's review: \(account.reviewStatus ?? "?", "word").",
                        "See the account in Meta's Business Manager."
                    )
                )
            } else if !isVerified {
                checks.append(
                    .warn(
                        .account,
                        "account-unverified",
                        "The business is not verified: at most 250 people may be written to in 24 hours.",
                        "Verify it in Meta's Business Manager, Security centre."
                    )
                )
            } else {
                checks.append(.ok(.account, "account-good", "The account is approved and the business verified."))
            }
        } else if case .failure(let error) = answer {
            checks.append(.unanswered(.account, error))
        }
        if let finding = findings.first(where: isPayment) {
            checks.append(
                .fail(
                    .payment,
                    finding.solution == nil ? "payment-blocked" : "payment-blocked-advice",
                    "\(finding.description, "why")",
                    finding.solution.map { solution -> Said in "\(solution, "advice")" }
                        ?? "Set a payment method in WhatsApp Manager, Account settings."
                )
            )
        } else if (try? number.get().canSend) ?? nil != nil {
            checks.append(.ok(.payment, "payment-good", "WhatsApp reports no problem with the payment method."))
        } else {
            checks.append(.skipped(.payment, "payment-untold", "WhatsApp does not tell about the payment method."))
        }
        return checks
    }

    static func subscription(_ apps: Result<[SubscribedApp], CloudAPIError>, app: String?) -> DoctorCheck {
        let mend: Said =
            "Subscribe the app to the account: in Meta's app dashboard, WhatsApp, or POST /{account}/subscribed_apps."
        switch apps {
        case .failure(let error): return .unanswered(.subscription, error)
        case .success(let apps):
            if let app, apps.contains(where: { $0.id == app }) {
                return .ok(.subscription, "subscribed", "The account's webhooks go to the token's app.")
            }
            return apps.isEmpty
                ? .fail(.subscription, "subscribed-none", "No app gets the account's webhooks.", mend)
                : app == nil
                    ? .ok(
                        .subscription,
                        "subscribed-some",
                        "The account's webhooks go to \(apps.count, "count") app(s)."
                    )
                    : .fail(.subscription, "subscribed-other", "The account's webhooks go to another app.", mend)
        }
    }
}
