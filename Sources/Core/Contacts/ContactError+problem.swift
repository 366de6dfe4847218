import Primitives
package import Routes

extension ContactError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("contact-not-found", status: 404, title: "No such contact", detail: "There is no contact \(id).")
        case .noIdentity:
            .invalid(
                .init(
                    field: "phone",
                    detail: "A contact needs a number, a user id or a username.",
                    code: "contact-without-identity"
                )
            )
        case .badNumber(let problem):
            Problem(
                "bad-number",
                status: 422,
                title: "The telephone number cannot be used",
                detail: problem.said,
                errors: [.init(field: "phone", detail: problem.said, code: problem.code)]
            )
        case .numberTaken(_, let contact):
            Problem(
                "number-taken",
                status: 409,
                title: "A contact has this number already",
                errors: [.init(field: "phone", detail: "A contact has this number already.", code: "number-taken")],
                facts: ["contactId": "\(contact)"]
            )
        case .unknownCountry(let code):
            .invalid(
                .init(
                    field: "country",
                    detail: "\u{201C}\(code, "value")\u{201D} is no country; write two letters, like IN.",
                    code: "not-a-country"
                )
            )
        case .nameTooLong(let limit):
            .invalid(.init(field: "name", detail: "A name has \(limit, "max") characters at most.", code: "too-long"))
        case .badEmail:
            .invalid(
                .init(
                    field: "email",
                    detail: "Write an e-mail address, such as ada@example.com.",
                    code: "not-an-address"
                )
            )
        case .ownerNotFound:
            .invalid(.init(field: "ownerId", detail: "This workspace has no such member.", code: "unknown"))
        case .tagNotFound:
            Problem(
                "tag-not-found",
                status: 404,
                title: "No such tag",
                detail: "This workspace has no such tag for contacts."
            )
        case .noteNotFound:
            Problem("note-not-found", status: 404, title: "No such note", detail: "This workspace has no such note.")
        case .noteOfAnother:
            Problem(
                "note-of-another",
                status: 403,
                title: "This note is a colleague's",
                detail: "Only who wrote a note changes it."
            )
        case .text(let field, let limit):
            .invalid(.init(field: field, detail: "Write \(1, "min") to \(limit, "max") characters.", code: "length"))
        case .tooMany(let what, let limit):
            Problem(
                "too-many",
                status: 409,
                title: "There are too many",
                detail: "At most \(limit, "limit") \(what, "what")."
            )
        }
    }
}
