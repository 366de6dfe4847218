/// What Meta says with an error code of messages: HTTP status, title, details; and when it comes.
///
/// Sources: `error-codes.csv` for status and time; the webhook samples and client libraries for the words, which vary.
struct ErrorText: Sendable {
    let status: Int
    let title: String
    let details: String
    /// Comes as a `failed` status, not in the answer.
    let isLater: Bool

    init(_ status: Int, _ title: String, _ details: String, later: Bool = false) {
        self.status = status
        self.title = title
        self.details = details
        isLater = later
    }

    static let known: [Int: ErrorText] = [
        130403: .init(400, "User blocked", "The recipient is on the block list of this number."),
        130429: .init(400, "Rate limit hit", "Cloud API message throughput has been reached."),
        130472: .init(
            400, "User's number is part of an experiment",
            "The message was not sent because the recipient is part of an experiment.", later: true
        ),
        130497: .init(
            403, "Business account is restricted from messaging users in this country",
            "This business may not message users in the recipient's country.", later: true
        ),
        131000: .init(500, "Something went wrong", "Message failed to send due to an unknown error."),
        131005: .init(403, "Access denied", "Permission is either not granted or has been removed."),
        131008: .init(400, "Required parameter is missing", "The request is missing a required parameter."),
        131009: .init(400, "Parameter value is not valid", "One or more parameter values are invalid."),
        131016: .init(500, "Service unavailable", "A service is temporarily unavailable."),
        131021: .init(400, "Recipient cannot be sender", "Sender and recipient phone number is the same."),
        131026: .init(
            400, "Message undeliverable",
            "Recipient cannot receive this message: not on WhatsApp, old client, or terms not accepted.", later: true
        ),
        131030: .init(
            400, "Recipient phone number not in allowed list",
            "Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again."
        ),
        131031: .init(403, "Business Account locked", "The account has been locked for a violation of policy."),
        131037: .init(400, "Display name approval needed", "The number's display name has not been approved."),
        131042: .init(
            400, "Business eligibility payment issue", "There is a problem with the payment method of the account."
        ),
        131045: .init(500, "Incorrect certificate", "Message failed to send due to a phone number registration error."),
        131047: .init(
            400, "Re-engagement message", "More than 24 hours have passed since the recipient last replied.", later: true
        ),
        131048: .init(
            400, "Spam rate limit hit", "The limit of users messaged outside service windows has been reached."
        ),
        131049: .init(
            400, "This message was not delivered to maintain healthy ecosystem engagement.",
            "Per-user marketing limit reached for this recipient.", later: true
        ),
        131050: .init(
            400, "User has stopped marketing messages",
            "The recipient chose to stop marketing messages from this business.", later: true
        ),
        131051: .init(400, "Unsupported message type", "Message type is not currently supported."),
        131053: .init(
            400, "Media upload error", "The media could not be downloaded or is of an unsupported type.", later: true
        ),
        131056: .init(
            400, "(Business Account, Consumer Account) pair rate limit hit",
            "Too many messages to the same recipient in a short time."
        ),
        131057: .init(500, "Account in maintenance mode", "The account is being upgraded."),
        131062: .init(
            400, "Business-scoped user ID recipients are not supported for this message",
            "Authentication templates with a code button need the recipient's phone number."
        ),
        131063: .init(
            400, "Marketing templates are disabled on Cloud API", "Send them with the Marketing Messages API."
        ),
        132000: .init(
            400, "Number of parameters does not match the expected number of params",
            "The number of localizable_params does not match the expected number of params."
        ),
        132001: .init(
            404, "Template name does not exist in the translation", "The template does not exist in that language."
        ),
        132005: .init(400, "Translated text too long", "The hydrated text is too long."),
        132007: .init(400, "Template Format Character Policy Violated", "Template content violates a policy."),
        132012: .init(
            400, "Parameter format does not match format in the created template",
            "The parameter format does not match the template."
        ),
        132015: .init(400, "Template is paused", "The template is paused because of low quality."),
        132016: .init(400, "Template is disabled", "The template was paused too often and is disabled."),
        132018: .init(
            400, "There was an issue with the parameters in your template",
            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces."
        ),
        133010: .init(
            400, "Phone number not registered", "The phone number is not registered on the WhatsApp Business Platform."
        ),
        134100: .init(400, "Only marketing messages supported", "Send other messages with POST /messages."),
        135000: .init(400, "Generic user error", "Message failed because of an unknown error with the request."),
        137000: .init(400, "Identity key hash mismatch", "The recipient's identity has changed."),
        139100: .init(400, "Failed to block/unblock some users", "Some users could not be blocked or unblocked."),
    ]
}
