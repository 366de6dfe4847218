import Primitives
package import Routes

/// Every way that segments and communities say no.
package enum GroupError: Error, Equatable {
    case notFound(ContactGroup.Purpose)
    case nameTaken(ContactGroup.Purpose)
    case text(field: String, limit: Int)
    case tooMany(ContactGroup.Purpose, limit: Int)
    /// Its members are whoever its filter finds.
    case dynamic(String)
    case filterMissing
    case filterUnwanted
    case kindUnwanted
    case linkMissing
    case badLink
}

extension GroupError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let purpose):
            Problem(
                "\(purpose.rawValue)-not-found",
                status: 404,
                title: "No such \(purpose.rawValue)",
                detail: "This workspace has no such \(purpose.rawValue, "what")."
            )
        case .nameTaken(let purpose):
            Problem(
                "\(purpose.rawValue)-name-taken",
                status: 409,
                title: "The name is taken",
                detail: "Another \(purpose.rawValue, "what") has this name; case and accents make no difference."
            )
        case .text(let field, let limit):
            .invalid(.init(field: field, detail: "Write \(1, "min") to \(limit, "max") characters.", code: "length"))
        case .tooMany(let purpose, let limit):
            Problem(
                "too-many",
                status: 409,
                title: "There are too many already",
                detail: "At most \(limit, "limit") of the kind \(purpose.rawValue, "what")."
            )
        case .dynamic(let name):
            Problem(
                "group-is-dynamic",
                status: 409,
                title: "Nobody is put in or taken out by hand",
                detail: "\(name, "name") consists of whoever its filter finds. Change the filter, or the contacts."
            )
        case .filterMissing:
            .invalid(.init(field: "filter", detail: "A dynamic one needs a filter.", code: "filter-missing"))
        case .filterUnwanted:
            .invalid(.init(field: "filter", detail: "Only a dynamic one has a filter.", code: "filter-unwanted"))
        case .kindUnwanted: .invalid(.init(field: "kind", detail: "A segment is dynamic or static."))
        case .linkMissing:
            .invalid(
                .init(
                    field: "inviteLink",
                    detail: "An external community needs the link by which people join.",
                    code: "invite-link-needed"
                )
            )
        case .badLink:
            .invalid(
                .init(
                    field: "inviteLink",
                    detail: "Give a link of WhatsApp's: https://chat.whatsapp.com/…",
                    code: "not-an-invite-link"
                )
            )
        }
    }
}
