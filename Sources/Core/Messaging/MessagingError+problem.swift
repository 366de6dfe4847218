import Primitives
package import Routes

extension MessagingError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .channelNotFound:
            Problem(
                "channel-not-found",
                status: 404,
                title: "No such channel",
                detail: "This workspace has no such channel."
            )
        case .channelNotConnected:
            Problem(
                "channel-not-connected",
                status: 409,
                title: "The channel is not connected",
                detail: "Connect the channel again under Settings, Channels, then send once more."
            )
        case .numberTaken:
            Problem(
                "number-taken",
                status: 409,
                title: "This number is connected already",
                detail: "A channel with this phone number id and app secret exists. Disconnect it first."
            )
        case .numberRefused(let why):
            Problem(
                "number-refused",
                status: 422,
                title: "WhatsApp does not accept this connection",
                detail: "Check the phone number id and the access token. WhatsApp said: \(why.prefix(300), "why")"
            )
        case .conversationNotFound:
            Problem(
                "conversation-not-found",
                status: 404,
                title: "No such conversation",
                detail: "This workspace has no such conversation."
            )
        case .messageNotFound:
            Problem(
                "message-not-found",
                status: 404,
                title: "No such message",
                detail: "This workspace has no such message."
            )
        case .contactNotFound:
            Problem(
                "contact-not-found",
                status: 404,
                title: "No such contact",
                detail: "This workspace has no such contact."
            )
        case .contactUnreachable:
            Problem(
                "contact-unreachable",
                status: 409,
                title: "The contact has no WhatsApp identity",
                detail: "Give the contact a phone number first."
            )
        case .contactBlocked:
            Problem(
                "contact-blocked",
                status: 409,
                title: "The contact is blocked",
                detail: "Unblock the contact before sending a message."
            )
        case .optedOut:
            Problem(
                "contact-opted-out",
                status: 409,
                title: "The contact does not want such messages",
                detail:
                    "They have said no to messages of this purpose. Marketing templates are not sent to contacts who opted out; use a utility template, or reply in an open conversation."
            )
        case .windowClosed:
            Problem(
                "window-closed",
                status: 409,
                title: "The 24-hour window is closed",
                detail:
                    "The contact has not written in the last 24 hours. Send an approved template to reopen the conversation."
            )
        case .templateNotFound:
            Problem(
                "template-not-found",
                status: 404,
                title: "No such template",
                detail: "This channel has no such template."
            )
        case .templateNotApproved(_, let status):
            Problem(
                "template-not-approved",
                status: 409,
                title: "The template cannot be sent",
                detail: "Its status at Meta is \(status, "state"). Choose an approved template."
            )
        case .content(let faults):
            Problem(
                "message-invalid",
                status: 422,
                title: "The message cannot be sent as it is",
                detail: Said(faults.first?.detail ?? "A part of the message is not valid."),
                errors: faults.map { .init(field: $0.path, detail: $0.detail) }
            )
        case .mediaNotFound:
            Problem("media-not-found", status: 404, title: "No such file", detail: "This workspace has no such file.")
        case .metaRefused(let why):
            Problem(
                "whatsapp-refused",
                status: 502,
                title: "WhatsApp did not do it",
                detail: Said(String(why.prefix(400)))
            )
        case .mediaFetching:
            Problem(
                "media-fetching",
                status: 409,
                title: "The file is on its way",
                detail: "It is being fetched from WhatsApp. Look again in a moment."
            )
        case .mediaFailed(let why):
            Problem(
                "media-failed",
                status: 409,
                title: "The file could not be fetched",
                detail: why.isEmpty ? "Fetch it again." : Said(why)
            )
        case .mediaTooLarge(let limit):
            Problem(
                "media-too-large",
                status: 413,
                title: "The file is too large",
                detail: "WhatsApp takes files of this kind up to \(limit / 1_000_000, "megabytes") MB."
            )
        case .answeredMeanwhile:
            Problem(
                "answered-meanwhile",
                status: 409,
                title: "A colleague has answered meanwhile",
                detail: "Read what they wrote; send with `anyway` when yours is still right."
            )
        case .clientIDReused:
            Problem(
                "client-id-reused",
                status: 422,
                title: "This clientId belongs to another message",
                detail: "Make a new clientId for each message, and repeat it only to send the very same one again."
            )
        case .attemptTakenBack:
            Problem(
                "attempt-taken-back",
                status: 409,
                title: "The next attempt was taken back",
                detail: "It was to be sent again, and that was taken back. It is not sent again."
            )
        case .notRetryable:
            Problem(
                "message-not-retryable",
                status: 409,
                title: "This message cannot be sent again",
                detail: "Only messages of ours that failed, expired or have an unknown outcome can be sent again."
            )
        }
    }
}
