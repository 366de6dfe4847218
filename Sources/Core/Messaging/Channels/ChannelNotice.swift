package import Primitives
package import Storage

/// What those who look after the workspace's numbers should know.
package struct ChannelNotice: Sendable, Equatable {
    package let kind: Kind
    package let channel: ChannelID
    /// Which of the kind's texts it is; `nil` where there is one.
    package var variant: String?
    package let title: Said
    package let detail: Said
    /// One occasion, one notice.
    package let key: String

    package enum Kind: String, Sendable, CaseIterable {
        case quality = "channel.quality"
        case name = "channel.name"
        case limit = "channel.limit"
        case state = "channel.state"
    }

    /// Tells them, with the caller's change.
    package typealias Teller = @Sendable (ChannelNotice, WorkspaceID, Transaction) throws -> Void
}

/// What Meta says of a number, and what of that people are told when it changes.
struct NumberState: Sendable, Equatable {
    var quality: String
    var messagesPerSecond: Int
    var verifiedName: String
    var displayNumber: String
    var numberStatus: String?
    var nameStatus: String?
    var messagingLimit: String?
    var verification: String?

    /// - Returns: nothing for what was not known before: the first look is no news.
    func notices(after old: NumberState, of channel: Channel, at: Timestamp) -> [ChannelNotice] {
        var notices: [ChannelNotice] = []
        func tell(_ kind: ChannelNotice.Kind, _ title: Said, _ detail: Said, variant: String? = nil) {
            notices.append(
                ChannelNotice(
                    kind: kind,
                    channel: channel.id,
                    variant: variant,
                    title: title,
                    detail: detail,
                    key: "\(kind.rawValue):\(channel.id):\(at.milliseconds)"
                )
            )
        }
        let ranks = ["GREEN": 3, "YELLOW": 2, "RED": 1]
        if let before = ranks[old.quality], let now = ranks[quality], now < before {
            tell(
                .quality,
                "The quality of \(channel.name, "channel") has dropped to \(quality == "RED" ? "low" : "medium", "quality")",
                "People block or report its messages. Send less marketing, to people who asked for it, until it is high again:"
                    + " while it is low WhatsApp raises no limit."
            )
        }
        if let before = old.nameStatus, let now = nameStatus, before != now {
            let isGood = ["APPROVED", "AVAILABLE_WITHOUT_REVIEW"].contains(now)
            tell(
                .name,
                "The display name of \(channel.name, "channel") is \(NameWords.of(now), "nameState", as: now)",
                isGood
                    ? "Register the number again if customers still see the old name."
                    : "Look in WhatsApp Manager, Phone numbers, for the reason, and ask for another name or appeal there.",
                variant: isGood ? nil : "bad"
            )
        }
        if let before = MessagingLimitTier(old.messagingLimit), let now = MessagingLimitTier(messagingLimit),
            before != now
        {
            tell(
                .limit,
                "\(channel.name, "channel") may now write to \(now.words, "tier", as: now.fact)",
                "Before it was \(before.words, "tierBefore", as: before.fact). It counts people written to outside the 24-hour window, over 24 hours, from all"
                    + " numbers of the account."
            )
        }
        if let before = old.numberStatus, let now = numberStatus, before != now {
            tell(
                .state,
                "\(channel.name, "channel") is \(NumberBadge(now).rawValue, "badge") at WhatsApp",
                "WhatsApp's word for it is \(now, "word"); before it was \(before, "wordBefore"). Run the doctor under Settings, Channels to see what to do."
            )
        }
        return notices
    }
}

/// The state of a number as people read it. Source: whatsapp-cloud-api.md, section 7, `status`.
enum NumberBadge: String, Codable, CaseIterable, Sendable {
    case connected
    case pending
    case flagged
    case restricted
    case disconnected
    case unknown

    init(_ status: String?) {
        self =
            switch status {
            case "CONNECTED": .connected
            case "PENDING", "UNVERIFIED": .pending
            case "FLAGGED": .flagged
            case "RESTRICTED", "RATE_LIMITED": .restricted
            case "DISCONNECTED", "BANNED", "MIGRATED", "DELETED": .disconnected
            default: .unknown
            }
    }
}

enum NameWords {
    static func of(_ status: String?) -> String {
        switch status {
        case "APPROVED": "approved"
        case "AVAILABLE_WITHOUT_REVIEW": "in use without a review"
        case "DECLINED": "declined"
        case "EXPIRED": "expired"
        case "PENDING_REVIEW": "in review"
        case "NONE", "NON_EXISTS": "not asked for"
        default: "not known"
        }
    }

    /// Source: whatsapp-cloud-api.md, section 9, `phone_number_name_update`.
    static func reason(_ word: String?) -> String? {
        switch word {
        case nil, "NONE": nil
        case "NAME_EMPLOYEE_ISSUE": "It names an employee and not the business."
        case "NAME_ENDCLIENT_NOTRELATED": "It has no visible relation to the business or its website."
        case "NAME_FORMAT_UNACCEPTABLE": "Its form is not allowed: no addresses, numbers, emoji or all capitals."
        case "NAME_INDIVIDUAL_ISSUE": "It is the name of a person."
        case "NAME_NOT_CONSISTENT": "It is not the name that the business uses elsewhere."
        case .some(let other): other
        }
    }
}
