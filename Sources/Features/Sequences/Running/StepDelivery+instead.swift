import Contacts
import Messaging
import Primitives
import Routes

extension StepDelivery {
    /// What came of a template that was to go in place of a text.
    enum Instead {
        case sent
        /// Outside the delivery hours.
        case closed(until: Timestamp)
        /// With the reason, in words.
        case not(String)
    }

    /// Sends the step's template to who has not had its text, for the window had closed before that left.
    func sendInstead(_ id: String, _ enrolment: Enrolment) throws -> Instead {
        guard sequence.state == .live else { return .not("The sequence is paused.") }
        guard let contact, contact.deletedAt == nil else { return .not("The contact was deleted.") }
        guard let template = plan.steps.first(where: { $0.id == id })?.template else {
            return .not("The step has no template.")
        }
        let opening = opening(for: contact)
        guard opening <= now else { return .closed(until: opening) }
        do {
            let values = try ContactWords(contact, desk.transaction, in: desk.workspace)
                .values(template.variables, tracked: try links(of: template, enrolment))
            let words = "The template was sent: the window had closed before the text left."
            let body = Draft.Body.template(template.templateId, values: values)
            try hand(body, as: "\(id):template", words, id, to: contact, enrolment)
            return .sent
        } catch let error as any ProblemConvertible {
            return .not("Nor could the template be sent. \(error.problem.words)")
        }
    }
}
