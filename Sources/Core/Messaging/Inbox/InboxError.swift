package import Contacts
package import Primitives
package import Routes
package import Workspaces

/// Every way that the shared inbox says no, besides that something is not there: `MessagingError.conversationNotFound`.
package enum InboxError: Error, Equatable {
    /// It is a colleague's, or of a team that the caller is not in.
    case notYours(ConversationID, by: String)
    /// The contact's conversation is where the caller does not see it.
    case heldElsewhere
    case memberNotFound(MemberID)
    case memberWithoutInbox(MemberID)
    case contactWithoutOwner
    case ownerWithoutInbox(MemberID, name: String)
    case teamNotFound(TeamID)
    case personOnly
    case tooManyPins(limit: Int)
    case tagNotFound(TagID)
    case tagNameTaken
    case text(field: String, limit: Int)
    case fields([Problem.FieldError])
    case entryNotFound(EntryID)
    case noteClosed(EntryID)
    case timePassed
    case timeTooFar(days: Int)
    case notScheduled(MessageID)
    case notForwardable(MessageID)
    case shortcutTaken
    case quickReplyNotFound(QuickReplyID)
    case viewNotFound(SavedViewID)
    case tooMany(String, limit: Int)
    case notAllowed(String)
}

extension InboxError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notYours(_, let holder):
            Problem(
                "conversation-not-yours",
                status: 409,
                title: "This conversation is a colleague's",
                detail: holder.isEmpty
                    ? "It belongs to a team that you are not in. Who manages the inbox can give it to you."
                    : "\(holder, "by") has it. They, or who manages the inbox, can give it to you.",
                facts: ["by": holder]
            )
        case .heldElsewhere:
            Problem(
                "conversation-held-elsewhere",
                status: 409,
                title: "Somebody else talks with this contact",
                detail: "There is a conversation with this contact already, in an inbox or team that you do not see."
            )
        case .memberNotFound:
            Problem(
                "member-not-found",
                status: 404,
                title: "No such member",
                detail: "This workspace has no such member."
            )
        case .memberWithoutInbox:
            Problem(
                "member-without-inbox",
                status: 422,
                title: "This member cannot see the conversation",
                detail: "Their role does not show them this inbox, or this team's conversations."
            )
        case .contactWithoutOwner:
            Problem(
                "contact-without-owner",
                status: 409,
                title: "This contact has no owner",
                detail: "Nobody owns this contact. Choose an owner, or give the conversation to somebody by name."
            )
        case .ownerWithoutInbox(_, let name):
            Problem(
                "owner-without-inbox",
                status: 422,
                title: "The contact's owner cannot see the conversation",
                detail: """
                    \(name, "by") owns the contact, but their role does not show them this inbox, or this team's \
                    conversations.
                    """,
                facts: ["by": name]
            )
        case .teamNotFound:
            Problem("team-not-found", status: 404, title: "No such team", detail: "This workspace has no such team.")
        case .personOnly:
            Problem(
                "person-required",
                status: 403,
                title: "Only a signed-in person can do this",
                detail: "API keys have no pins, marks, notes or reminders of their own."
            )
        case .tooManyPins(let limit): Self.tooMany("pinned conversations", limit)
        case .tooMany(let what, let limit): Self.tooMany(what, limit)
        case .tagNotFound:
            Problem("tag-not-found", status: 404, title: "No such tag", detail: "This workspace has no such tag.")
        case .tagNameTaken:
            Problem(
                "tag-name-taken",
                status: 409,
                title: "A tag has this name already",
                detail: "Names are compared without case and accents. Merge the two, or choose another name."
            )
        case .text(let field, let limit):
            .invalid(.init(field: field, detail: "Write \(1, "min") to \(limit, "max") characters.", code: "length"))
        case .fields(let errors): .invalid(errors)
        case .entryNotFound:
            Problem("note-not-found", status: 404, title: "No such note", detail: "This workspace has no such note.")
        case .noteClosed:
            Problem(
                "note-closed",
                status: 409,
                title: "This note stays as it is",
                detail: "A note can be changed by who wrote it, for 15 minutes."
            )
        case .timePassed:
            .invalid(.init(field: "at", detail: "Choose a time that is still to come.", code: "time-passed"))
        case .timeTooFar(let days):
            .invalid(.init(field: "at", detail: "Choose a time within \(days, "days") days.", code: "time-too-far"))
        case .notScheduled:
            Problem(
                "message-not-scheduled",
                status: 409,
                title: "This message does not wait for its time",
                detail: "Only messages that were scheduled and have not left can be taken back."
            )
        case .notForwardable:
            Problem(
                "message-not-forwardable",
                status: 409,
                title: "This kind of message cannot be forwarded",
                detail: "Texts, files, locations and contact cards can be forwarded."
            )
        case .shortcutTaken:
            Problem("shortcut-taken", status: 409, title: "A quick reply has this shortcut already")
        case .quickReplyNotFound: Problem("quick-reply-not-found", status: 404, title: "No such quick reply")
        case .viewNotFound: Problem("view-not-found", status: 404, title: "No such saved view")
        case .notAllowed(let what): Problem("forbidden", status: 403, title: "You may not do this", detail: Said(what))
        }
    }

    private static func tooMany(_ what: String, _ limit: Int) -> Problem {
        Problem(
            "too-many",
            status: 409,
            title: "There are too many already",
            detail: "At most \(limit, "limit") \(what, "what")."
        )
    }
}
