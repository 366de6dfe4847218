import CloudAPI

/// What Meta says with an error code of messages: title, details; and whether it comes later.
///
/// The HTTP status is CloudAPI's (`ErrorCode`). The words are those of the webhook samples and client libraries; they vary.
struct ErrorText: Sendable {
    let title: String
    let details: String
    /// Comes as a `failed` status, not in the answer.
    let isLater: Bool

    init(_ title: String, _ details: String, later: Bool = false) {
        self.title = title
        self.details = details
        isLater = later
    }

    /// 400 for codes that are not in the table.
    static func status(_ code: Int) -> Int { ErrorCode.find(code)?.httpStatus ?? 400 }

    static func of(_ code: Int) -> ErrorText {
        known[code] ?? ErrorText(ErrorCode.find(code)?.title ?? "An unknown error has occurred", "")
    }

    static let known: [Int: ErrorText] = [
        130403: .init("User blocked", "The recipient is on the block list of this number."),
        130429: .init("Rate limit hit", "Cloud API message throughput has been reached."),
        130472: .init(
            "User's number is part of an experiment",
            "The message was not sent because the recipient is part of an experiment.",
            later: true
        ),
        130497: .init(
            "Business account is restricted from messaging users in this country",
            "This business may not message users in the recipient's country.",
            later: true
        ),
        131000: .init("Something went wrong", "Message failed to send due to an unknown error."),
        131005: .init("Access denied", "Permission is either not granted or has been removed."),
        131008: .init("Required parameter is missing", "The request is missing a required parameter."),
        131009: .init("Parameter value is not valid", "One or more parameter values are invalid."),
        131016: .init("Service unavailable", "A service is temporarily unavailable."),
        131021: .init("Recipient cannot be sender", "Sender and recipient phone number is the same."),
        131026: .init(
            "Message undeliverable",
            "Recipient cannot receive this message: not on WhatsApp, old client, or terms not accepted.",
            later: true
        ),
        131030: .init(
            "Recipient phone number not in allowed list",
            "Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again."
        ),
        131031: .init("Business Account locked", "The account has been locked for a violation of policy."),
        131037: .init("Display name approval needed", "The number's display name has not been approved."),
        131041: .init("Group unknown", "The group does not exist, or this number is not in it."),
        131042: .init(
            "Business eligibility payment issue",
            "There is a problem with the payment method of the account."
        ),
        131045: .init("Incorrect certificate", "Message failed to send due to a phone number registration error."),
        131047: .init(
            "Re-engagement message",
            "More than 24 hours have passed since the recipient last replied.",
            later: true
        ),
        131048: .init(
            "Spam rate limit hit",
            "The limit of users messaged outside service windows has been reached."
        ),
        131049: .init(
            "This message was not delivered to maintain healthy ecosystem engagement.",
            "Per-user marketing limit reached for this recipient.",
            later: true
        ),
        131050: .init(
            "User has stopped marketing messages",
            "The recipient chose to stop marketing messages from this business.",
            later: true
        ),
        131051: .init("Unsupported message type", "Message type is not currently supported."),
        131053: .init(
            "Media upload error",
            "The media could not be downloaded or is of an unsupported type.",
            later: true
        ),
        131056: .init(
            "(Business Account, Consumer Account) pair rate limit hit",
            "Too many messages to the same recipient in a short time."
        ),
        131057: .init("Account in maintenance mode", "The account is being upgraded."),
        131062: .init(
            "Business-scoped user ID recipients are not supported for this message",
            "Authentication templates with a code button need the recipient's phone number."
        ),
        131063: .init(
            "Marketing templates are disabled on Cloud API",
            "Send them with the Marketing Messages API."
        ),
        132000: .init(
            "Number of parameters does not match the expected number of params",
            "The number of localizable_params does not match the expected number of params."
        ),
        132001: .init(
            "Template name does not exist in the translation",
            "The template does not exist in that language."
        ),
        132005: .init("Translated text too long", "The hydrated text is too long."),
        132007: .init("Template Format Character Policy Violated", "Template content violates a policy."),
        132012: .init(
            "Parameter format does not match format in the created template",
            "The parameter format does not match the template."
        ),
        132015: .init("Template is paused", "The template is paused because of low quality."),
        132016: .init("Template is disabled", "The template was paused too often and is disabled."),
        132018: .init(
            "There was an issue with the parameters in your template",
            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces."
        ),
        133010: .init(
            "Phone number not registered",
            "The phone number is not registered on the WhatsApp Business Platform."
        ),
        134100: .init("Only marketing messages supported", "Send other messages with POST /messages."),
        135000: .init("Generic user error", "Message failed because of an unknown error with the request."),
        137000: .init("Identity key hash mismatch", "The recipient's identity has changed."),
        139100: .init("Failed to block/unblock some users", "Some users could not be blocked or unblocked."),
        139101: .init("Block list limit reached", "The block list has its 64,000 users."),
    ]
}
