import HTTPTypes
import Primitives

// The refusals that come from the floor itself. Those of features are beside their errors.
extension Problem {
    /// For bodies whose JSON is right but whose meaning is not.
    package static func invalid(_ errors: FieldError...) -> Problem {
        .invalid(errors)
    }

    package static func invalid(_ errors: [FieldError]) -> Problem {
        Problem(
            "invalid-request",
            status: 422,
            title: "The request cannot be carried out as it is",
            detail: Said(
                errors.map { $0.field.isEmpty ? $0.detail : "\($0.field): \($0.detail)" }.joined(separator: "; ")
            ),
            errors: errors
        )
    }

    package static func badParameter(_ name: String, _ detail: String) -> Problem {
        Problem(
            "bad-parameter",
            status: 400,
            title: "A part of the address is wrong",
            detail: "\(name, "parameter"): \(detail)",
            errors: [FieldError(field: name, detail: detail)]
        )
    }

    package static let notFound = Problem("not-found", status: 404, title: "There is nothing here")

    package static let signInRequired = Problem(
        "sign-in-required",
        status: 401,
        title: "Sign in first",
        detail: "Send the session cookie of a signed-in browser or an API key in X-API-KEY.",
        headers: [.wwwAuthenticate: "ApiKey header=\"X-API-KEY\""]
    )

    static let personRequired = Problem(
        "person-required",
        status: 403,
        title: "Only a signed-in person can do this",
        detail: "API keys cannot call this route."
    )

    package static let operatorRequired = Problem(
        "operator-required",
        status: 403,
        title: "Only who runs this server can do this",
        detail: "`lodestone user operator EMAIL`, at the server's command line, makes somebody an operator."
    )

    static func forbidden(_ permission: Permission) -> Problem {
        Problem(
            "forbidden",
            status: 403,
            title: "You may not do this",
            detail: "It needs the permission \(permission.name, "permission")."
        )
    }

    static func wrongMethod(_ allowed: [String]) -> Problem {
        let list = allowed.joined(separator: ", ")
        return Problem(
            "wrong-method",
            status: 405,
            title: "This address does not know the method",
            detail: "It knows \(list, "methods").",
            headers: [.allow: list]
        )
    }

    static func bodyTooLarge(_ bytesMax: Int) -> Problem {
        Problem(
            "body-too-large",
            status: 413,
            title: "The body is too large",
            detail: "This route takes at most \(bytesMax, "bytesMax") bytes."
        )
    }

    static func wrongContentType(_ wanted: [String]) -> Problem {
        Problem(
            "wrong-content-type",
            status: 415,
            title: "The body has another type than this route takes",
            detail: "Send \(wanted.joined(separator: " or "), "types").",
            headers: [.accept: wanted.joined(separator: ", ")]
        )
    }

    /// - Parameter seconds: when it makes sense to try again.
    package static func tooManyRequests(seconds: Int64) -> Problem {
        Problem(
            "too-many-requests",
            status: 429,
            title: "Too many tries",
            detail: "Wait \(seconds, "seconds") seconds and try again.",
            headers: [.retryAfter: "\(seconds)"]
        )
    }

    static let crossSite = Problem(
        "cross-site-request",
        status: 403,
        title: "Another site cannot do this in your name",
        detail: "The request came from a page of another origin, or without the header X-CSRF-Token of this session."
    )

    static let unavailable = Problem(
        "unavailable",
        status: 503,
        title: "The data cannot be reached just now",
        detail: "Try again in a moment. A change may have been carried out all the same: look first.",
        headers: [.retryAfter: "2"]
    )

    /// Others changed the same things again and again; our transaction was undone.
    static let busy = Problem(
        "busy",
        status: 503,
        title: "Too much happens to the same data just now",
        detail: "Nothing was changed. Try again in a moment.",
        headers: [.retryAfter: "1"]
    )

    /// Whether the request was not carried out, so that the same one may come again: refusals, and `busy`.
    var changedNothing: Bool { status < 500 || code == "busy" }

    static let metricsClosed = Problem(
        "metrics-closed",
        status: 403,
        title: "The figures are not for everybody",
        detail: "Ask from the server's own machine, or send the bearer token of --metrics-token."
    )

    static let internalError = Problem(
        "internal-error",
        status: 500,
        title: "Something went wrong on our side",
        detail: "It was logged under the request id."
    )
}
