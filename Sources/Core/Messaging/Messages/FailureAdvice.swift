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
        case .fileUnfit: return "Choose another file, or send it as a document."
        case .windowClosed: return "Send a template, or write again when they have answered."
        case nil: return ofMeta[code] ?? byPolicy(ErrorCode.find(Int(code))?.policy)
        }
    }

    /// The codes that people meet; the others are told by what the table says about trying again.
    private static let ofMeta: [Int64: String] = [
        0: "Give the channel a new access token under Settings, Channels.",
        3:
            "Give the token's system user the WhatsApp account and both WhatsApp permissions in Meta's Business settings.",
        4: "Wait: the app has called WhatsApp too often. It goes on by itself.",
        10:
            "Give the token's system user the WhatsApp account and both WhatsApp permissions in Meta's Business settings.",
        33: "The number or the file is gone at WhatsApp. Run the channel's doctor under Settings, Channels.",
        100:
            "WhatsApp does not know a part of the message, or the token does not reach the number: run the channel's doctor.",
        190: "Give the channel a new access token under Settings, Channels.",
        368: "WhatsApp has restricted the account: see Meta's Business Manager.",
        80007: "Wait: the account has called WhatsApp too often. It goes on by itself, within an hour.",
        130403: "Unblock the contact, then send again.",
        130429: "Nothing: messages leave more slowly and go on by themselves.",
        130497: "WhatsApp does not let this business write to people in this country.",
        131005:
            "Give the token's system user the WhatsApp account and both WhatsApp permissions in Meta's Business settings.",
        131008: "A part of the message is missing. Write it anew.",
        131009: "A part of the message has a value that WhatsApp does not take. Check numbers, links and lengths.",
        131021: "The contact's number is the channel's own. Correct the contact.",
        131030: "The number is a test number: add the recipient in Meta's app dashboard first.",
        130472: "WhatsApp keeps marketing from this person for an experiment. Reach them another way.",
        131026: "The number may not be on WhatsApp, or its WhatsApp is out of date. Check it with the customer.",
        131031: "WhatsApp has locked the account: see Meta's Business Manager.",
        131042: "Settle the payment method of the WhatsApp account in Meta's Business Manager.",
        131037: "Have the number's display name approved in WhatsApp Manager first.",
        131045: "Register the number with WhatsApp again: the channel's doctor says how.",
        131047: "The customer has not written for 24 hours. Send a template.",
        131048: "Many people blocked or reported the number. Send less, and check its quality.",
        131049: "WhatsApp limits marketing to each person. Try again after a day or more.",
        131050: "The customer has stopped marketing messages. Do not send them any more.",
        131051: "WhatsApp does not have this kind of message. Send it as text.",
        131052: "Ask the customer to send the file again.",
        131053: "Upload the file anew, in a format that WhatsApp takes.",
        131056: "Nothing: too many messages to this one person in a short time. They go on by themselves.",
        131057: "Nothing: WhatsApp is raising the number's rate. It goes on within a minute.",
        131064:
            "WhatsApp found templates in the wrong category. See the account's notices, and wait until the measure ends.",
        132000: "Check what fills the template's variables, then send again.",
        132001: "Sync the templates, then choose an approved one.",
        132005: "The filled text is too long. Use shorter values.",
        132007: "The template breaks WhatsApp's rules. See its notices under Settings, Channels.",
        132012: "Check what fills the template's variables, then send again.",
        132015: "WhatsApp has paused this template because of its quality. Choose another.",
        132016: "WhatsApp has disabled this template. Choose another.",
        132068: "The form is blocked. Open it in WhatsApp Manager to see why.",
        132069: "The form is slowed down by WhatsApp: its answers fail too often. Mend its endpoint.",
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
