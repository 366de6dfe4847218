package import Routes

extension TemplateError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("template-not-found", status: 404, title: "No such template", detail: "There is no template \(id).")
        case .noChannel(let id):
            Problem("channel-not-found", status: 404, title: "No such channel", detail: "There is no channel \(id).")
        case .values(let faults):
            Problem(
                "template-values",
                status: 422,
                title: "The template's values are not right",
                detail: faults.map(\.words).joined(separator: " "),
                errors: faults.map { .init(field: "values.\($0.key)", detail: $0.words) }
            )
        case .unsupported(let part):
            Problem(
                "template-unsupported",
                status: 422,
                title: "This kind of template cannot be sent yet",
                detail: "It has \(part), which cannot be filled here."
            )
        }
    }
}
