import Routes

/// Why a form was not taken, as the page above it says.
struct FormRefusal {
    let problem: Problem

    /// - Throws: `error` itself when it is no refusal but a failure: the pipeline answers and logs it.
    init(_ error: any Error) throws {
        switch error {
        case let problem as Problem: self.problem = problem
        case let convertible as any ProblemConvertible: problem = convertible.problem
        default: throw error
        }
    }

    var status: Int { problem.status }

    var html: HTML {
        guard !problem.errors.isEmpty else {
            return Self.html("\(problem.title). \(problem.detail ?? "")")
        }
        let lines = problem.errors.map { error -> HTML in
            "<li>\(Self.label(error.field)) \(error.detail)</li>"
        }
        return "<ul class=\"wrong\" role=\"alert\">\(lines)</ul>"
    }

    static func html(_ words: String) -> HTML { "<p class=\"wrong\" role=\"alert\">\(words)</p>" }

    private static func label(_ field: String) -> String {
        switch field {
        case "name": "Your name"
        case "email": "The e-mail address"
        case "password": "The password"
        case "company": "The company"
        case "country": "The country"
        case "timeZone": "The time zone"
        default: field
        }
    }
}
