import CloudAPI
import Primitives
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
                detail: Said(faults.map(\.words).joined(separator: " ")),
                errors: faults.map { .init(field: "values.\($0.key)", detail: $0.said, code: $0.code) }
            )
        case .exists(let name, let language):
            Problem(
                "template-exists",
                status: 409,
                title: "There is such a template",
                detail:
                    "The channel has a template \(name, "name") in \(language, "language") already. Choose another name or language."
            )
        case .draft(let faults): .invalid(faults.map { .init(field: $0.path, detail: $0.words) })
        case .faults(let faults):
            Problem(
                "template-faults",
                status: 409,
                title: "WhatsApp would refuse the template",
                detail: Said(faults.map { "\($0.words) \($0.mend)" }.joined(separator: " ")),
                errors: faults.map {
                    .init(field: $0.path, detail: Said("\($0.words) \($0.mend)"), code: $0.rule.id)
                }
            )
        case .notEditable(let why):
            Problem("template-not-editable", status: 409, title: "The template cannot be edited now", detail: Said(why))
        case .nothingToSubmit:
            Problem(
                "template-unchanged",
                status: 409,
                title: "There is nothing to submit",
                detail: "WhatsApp has the template as it is. Change it first."
            )
        case .notADraft:
            Problem(
                "template-unchanged",
                status: 409,
                title: "There is no edit",
                detail: "No edit of this template waits to be submitted."
            )
        case .notPaused:
            Problem(
                "template-not-paused",
                status: 409,
                title: "The template is not paused",
                detail: "Only a paused template can be taken up again."
            )
        case .nothingToAppeal:
            Problem(
                "template-not-rejected",
                status: 409,
                title: "There is nothing to appeal against",
                detail: "Only a rejected, paused or disabled template can be appealed for."
            )
        case .inUse(let names):
            Problem(
                "template-in-use",
                status: 409,
                title: "The template is in use",
                detail: "\(names.joined(separator: ", "), "names") would miss it. Delete it anyway, or end these first."
            )
        case .tooManyDrafts(let limit):
            Problem(
                "too-many-drafts",
                status: 409,
                title: "There are too many drafts",
                detail: "A workspace keeps \(limit, "limit") drafts. Delete some that are not needed."
            )
        case .metaRefused(let words):
            Problem(
                "whatsapp-refused",
                status: 422,
                title: "WhatsApp refused it",
                detail: Said(String(words.prefix(600)))
            )
        }
    }
}
