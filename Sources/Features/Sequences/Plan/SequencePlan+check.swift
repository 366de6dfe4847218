import Automation
import Contacts
import Primitives
import Routes
import Workspaces

/// What is wrong with a plan, but for what only the database knows.
extension SequencePlan {
    static let stepsMost = 50
    static let textMost = 4096
    static let delayMost: Duration = .days(365)

    func check() -> [FlowFinding] {
        checkTrigger() + checkHours() + checkSteps() + checkPredicates()
            + SequenceFlow.machine.check(SequenceFlow.graph(of: self)) { id in
                "steps.\(steps.firstIndex { $0.id == id } ?? 0)"
            }
    }

    private func checkTrigger() -> [FlowFinding] {
        switch trigger.on {
        case .event:
            guard let event = trigger.event, !event.isEmpty else {
                return [
                    FlowFinding("trigger.event", "No event is chosen.", mend: "Choose the event that enrols contacts.")
                ]
            }
            guard SequenceEvents.known.contains(event) else {
                return [
                    FlowFinding(
                        "trigger.event",
                        "Nothing here tells of “\(event.prefix(60))”.",
                        mend: "Choose one of \(SequenceEvents.known.sorted().joined(separator: ", ")).",
                        isWarning: true
                    )
                ]
            }
            return []
        case .campaign where trigger.campaign == nil:
            return [
                FlowFinding(
                    "trigger.campaign",
                    "No campaign is chosen.",
                    mend: "Choose a campaign and what became of it."
                )
            ]
        default: return []
        }
    }

    private func checkHours() -> [FlowFinding] {
        var findings: [FlowFinding] = []
        if days.isEmpty || Set(days).count != days.count || !days.allSatisfy((1...7).contains) {
            findings.append(
                FlowFinding("days", "There is no day on which it sends.", mend: "Choose one day at least, 1 to 7.")
            )
        }
        for (path, text) in [("from", from), ("to", to)] {
            if let text, Self.minutes(text) == nil {
                findings.append(FlowFinding(path, "“\(text.prefix(20))” is no time.", mend: "Write it as 09:00."))
            }
        }
        if (from == nil) != (to == nil) {
            findings.append(
                FlowFinding(
                    from == nil ? "from" : "to",
                    "The hours have one end only.",
                    mend: "Give both times, or none."
                )
            )
        } else if let from, from == to {
            findings.append(
                FlowFinding("to", "It begins and ends at the same time.", mend: "Leave both out to send all day.")
            )
        }
        return findings
    }

    private func checkSteps() -> [FlowFinding] {
        var findings: [FlowFinding] = []
        if !steps.contains(where: \.on) {
            findings.append(FlowFinding("steps", "There is nothing to send.", mend: "Add a step, or turn one on."))
        }
        if steps.count > Self.stepsMost {
            findings.append(FlowFinding("steps", "It has \(steps.count) steps.", mend: "Keep to \(Self.stepsMost)."))
        }
        var seen: Set<String> = []
        for (place, step) in steps.enumerated() where !seen.insert(step.id).inserted {
            findings.append(
                FlowFinding(
                    "steps.\(place).id",
                    "Two steps have the identity “\(step.id.prefix(40))”.",
                    mend: "Make a new step."
                )
            )
        }
        return findings + steps.enumerated().flatMap { $1.check(at: "steps.\($0)", isFirst: $0 == 0) }
    }

    private func checkPredicates() -> [FlowFinding] {
        let named =
            [("start", start), ("success", success), ("failure", failure)]
            + steps.enumerated().map { ("steps.\($0).condition", $1.condition) }
        return named.compactMap { path, predicate in
            do {
                try predicate?.checkSize()
                return nil
            } catch {
                return FlowFinding(path, Self.words(error), mend: "Make it simpler.")
            }
        }
    }

    static func words(_ error: any Error) -> String {
        (error as? ContactPredicateError)?.problem.words ?? "It cannot be used."
    }

    /// Minutes from midnight of `HH:MM`; 24:00 is the end of the day.
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1440
        else { return nil }
        return hours * 60 + minutes
    }
}

extension SequencePlan.Step {
    fileprivate func check(at path: String, isFirst: Bool) -> [FlowFinding] {
        var findings: [FlowFinding] = []
        func find(_ part: String, _ words: String, _ mend: String, isWarning: Bool = false) {
            findings.append(FlowFinding("\(path).\(part)", words, mend: mend, isWarning: isWarning))
        }
        if !id.hasLength(1...40) { find("id", "The step has no identity.", "Give it one of 1 to 40 characters.") }
        if !name.hasLength(0...100) { find("name", "The name is too long.", "Keep to 100 characters.") }
        if !(0...525_600).contains(delay.amount) || delay.duration > SequencePlan.delayMost {
            find("delay", "The delay is not between nothing and a year.", "Choose a delay of 365 days at most.")
        }
        let hasText = text?.contains { !$0.isWhitespace } == true
        if let text, !text.hasLength(0...SequencePlan.textMost) {
            find("text", "The text is longer than WhatsApp takes.", "Keep to \(SequencePlan.textMost) characters.")
        }
        if template == nil, !hasText {
            find("template", "The step sends nothing.", "Choose a template, or write a text.")
        } else if template == nil {
            find(
                "template",
                "Whoever has not written within 24 hours gets nothing from this step.",
                "Choose a template for them.",
                isWarning: true
            )
        }
        for (key, source) in (template?.variables ?? [:]).sorted(by: { $0.key < $1.key }) {
            let isEmpty =
                source.field == nil && source.tracked == nil && (source.text ?? "").isEmpty
                && (source.fallback ?? "").isEmpty
            if isEmpty {
                find("template.variables.\(key)", "The variable has no value.", "Choose a field, or write a text.")
            }
        }
        return findings
    }
}
