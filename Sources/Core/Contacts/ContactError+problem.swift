package import Routes

extension ContactError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("contact-not-found", status: 404, title: "No such contact", detail: "There is no contact \(id).")
        case .noIdentity:
            .invalid(.init(field: "phone", detail: "A contact needs a number, a user id or a username."))
        case .badNumber(let problem):
            Problem(
                "bad-number",
                status: 422,
                title: "The telephone number cannot be used",
                detail: problem.words,
                errors: [.init(field: "phone", detail: problem.words)]
            )
        case .numberTaken(_, let contact):
            Problem(
                "number-taken",
                status: 409,
                title: "A contact has this number already",
                errors: [.init(field: "phone", detail: "A contact has this number already.")],
                facts: ["contactId": "\(contact)"]
            )
        case .unknownCountry(let code):
            .invalid(
                .init(field: "country", detail: "\u{201C}\(code)\u{201D} is no country; write two letters, like IN.")
            )
        case .nameTooLong(let limit):
            .invalid(.init(field: "name", detail: "A name has \(limit) characters at most."))
        }
    }
}
