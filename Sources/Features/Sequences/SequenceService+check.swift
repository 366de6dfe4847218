import Automation
import Contacts
import Primitives
import Storage
import Templates
import TrackedLinks

/// What is wrong with a plan, before it is published.
extension SequenceService {
    /// What is wrong with a plan, also what only the database knows.
    ///
    /// - Parameter channel: `nil` for a plan that belongs to no sequence yet.
    func check(_ plan: SequencePlan, channel: ChannelID?, in workspace: WorkspaceID, _ transaction: Transaction) throws
        -> [FlowFinding]
    {
        var findings = plan.check()
        let named =
            [("start", plan.start), ("success", plan.success), ("failure", plan.failure)]
            + plan.steps.enumerated().map { ("steps.\($0).condition", $1.condition) }
        for (path, predicate) in named {
            guard let predicate, (try? predicate.checkSize()) != nil else { continue }
            do {
                _ = try PredicateSQL(
                    for: predicate,
                    in: workspace,
                    now: ambient.now(),
                    hidesNumbers: false,
                    transaction
                )
                .condition(predicate)
            } catch let error as ContactPredicateError {
                findings.append(
                    FlowFinding(path, "\(error.problem.words, "why")", mend: "Choose it anew.", code: "condition-unfit")
                )
            }
        }
        let used = plan.steps.enumerated().compactMap { place, step in step.template.map { (place, $0) } }
        let templates = try TemplateStore(transaction).templates(Array(Set(used.map(\.1.templateId))), in: workspace)
        for (place, use) in used {
            findings += check(use, templates[use.templateId], channel, at: "steps.\(place).template")
        }
        return findings
    }

    private func check(
        _ use: SequencePlan.TemplateUse,
        _ template: Template?,
        _ channel: ChannelID?,
        at path: String
    ) -> [FlowFinding] {
        guard let template, channel == nil || template.channel == channel else {
            return [
                FlowFinding(
                    "\(path).templateId",
                    "This channel has no such template.",
                    mend: "Choose another template.",
                    code: "no-template"
                )
            ]
        }
        var findings: [FlowFinding] = []
        if template.status != .approved {
            findings.append(
                FlowFinding(
                    "\(path).templateId",
                    "The template “\(template.name, "template")” cannot be sent: WhatsApp says \(template.status.rawValue, "status").",
                    mend: "Choose an approved template.",
                    code: "template-not-approved"
                )
            )
        }
        let wanted = Set(template.variables.filter(\.required).map(\.key))
        for key in wanted.subtracting(use.variables.keys).sorted() {
            findings.append(
                FlowFinding(
                    "\(path).variables.\(key)",
                    "The variable \(key, "variable") has no value.",
                    mend: "Choose a field or a text.",
                    code: "variable-missing"
                )
            )
        }
        for key in Set(use.variables.keys).subtracting(template.variables.map(\.key)).sorted() {
            findings.append(
                FlowFinding(
                    "\(path).variables.\(key)",
                    "The template has no variable \(key, "variable").",
                    mend: "Take it away.",
                    code: "variable-unknown"
                )
            )
        }
        for (key, source) in use.variables.sorted(by: { $0.key < $1.key }) {
            let address = SentButton(variable: key)?.address(in: template.components)
            guard let url = source.tracked?.url,
                let fault = TrackedURL.fault(in: url, behind: address, prefix: trackedPrefix)
            else { continue }
            findings.append(
                FlowFinding("\(path).variables.\(key)", Said(fault), mend: "Choose another template or value.")
            )
        }
        for (key, source) in use.variables.sorted(by: { $0.key < $1.key })
        where source.tracked == nil && source.field != nil && (source.fallback ?? "").isEmpty {
            findings.append(
                FlowFinding(
                    "\(path).variables.\(key)",
                    "Whoever has nothing there gets nothing: the sequence ends for them.",
                    mend: "Give a fall-back.",
                    code: "no-fallback",
                    isWarning: true
                )
            )
        }
        return findings
    }

    func check(_ plan: SequencePlan, in workspace: WorkspaceID) async throws -> [FlowFinding] {
        try await database.read { try check(plan, channel: nil, in: workspace, $0) }
    }
}
