import CloudAPI

/// What a person can do about a failed message, in a sentence or two.
package enum FailureAdvice {
    /// - Parameter code: Meta's, or ours below zero.
    package static func text(for code: Int64) -> String {
        switch Refusal(rawValue: code) {
        case .optedOut: return "Do not send marketing to this contact until they opt in again."
        case .blocked: return "Unblock the contact, then send again."
        case .templateNotApproved: return "Choose an approved template, then send again."
        case .noCredits: return "Add credits, then send again."
        case .unreadable: return "Write the message anew."
        case .erased: return "Nothing: the person asked to be forgotten, or was deleted."
        case .channelGone: return "Connect the channel again, then send again."
        case .windowClosed: return "Send a template, or write again when they have answered."
        case nil: return ofMeta[code] ?? byPolicy(ErrorCode.find(Int(code))?.policy)
        }
    }

    /// The codes that people meet; the others are told by what the table says about trying again.
    private static let ofMeta: [Int64: String] = [
        190: "Give the channel a new access token under Settings, Channels.",
        368: "WhatsApp has restricted the account: see Meta's Business Manager.",
        130472: "WhatsApp keeps marketing from this person for an experiment. Reach them another way.",
        131026: "The number may not be on WhatsApp, or its WhatsApp is out of date. Check it with the customer.",
        131031: "WhatsApp has locked the account: see Meta's Business Manager.",
        131042: "Settle the payment method of the WhatsApp account in Meta's Business Manager.",
        131047: "The customer has not written for 24 hours. Send a template.",
        131048: "Many people blocked or reported the number. Send less, and check its quality.",
        131049: "WhatsApp limits marketing to each person. Try again after a day or more.",
        131050: "The customer has stopped marketing messages. Do not send them any more.",
        131053: "Upload the file anew, in a format that WhatsApp takes.",
        132000: "Check what fills the template's variables, then send again.",
        132001: "Sync the templates, then choose an approved one.",
        132012: "Check what fills the template's variables, then send again.",
        132015: "WhatsApp has paused this template because of its quality. Choose another.",
        132016: "WhatsApp has disabled this template. Choose another.",
        133010: "Register the number with WhatsApp in Meta's dashboard first.",
    ]

    private static func byPolicy(_ policy: ErrorPolicy?) -> String {
        switch policy {
        case .never?: "Sending it again unchanged will not help."
        case .newToken?: "Give the channel a new access token under Settings, Channels."
        default: "Try again later; if it stays, ask Meta with the message's id."
        }
    }
}
