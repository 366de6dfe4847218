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
                    FlowFinding(
                        "trigger.event",
                        "No event is chosen.",
                        mend: "Choose the event that enrols contacts.",
                        code: "no-event"
                    )
                ]
            }
            guard SequenceEvents.known.contains(event) else {
                return [
                    FlowFinding(
                        "trigger.event",
                        "Nothing here tells of “\(event.prefix(60), "event")”.",
                        mend: "Choose one of \(SequenceEvents.known.sorted().joined(separator: ", "), "choices").",
                        code: "unknown-event",
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
                    mend: "Choose a campaign and what became of it.",
                    code: "no-campaign"
                )
            ]
        default: return []
        }
    }

    private func checkHours() -> [FlowFinding] {
        var findings: [FlowFinding] = []
        if days.isEmpty || Set(days).count != days.count || !days.allSatisfy((1...7).contains) {
            findings.append(
                FlowFinding(
                    "days",
                    "There is no day on which it sends.",
                    mend: "Choose one day at least, 1 to 7.",
                    code: "no-day"
                )
            )
        }
        for (path, text) in [("from", from), ("to", to)] {
            if let text, Self.minutes(text) == nil {
                findings.append(
                    FlowFinding(
                        path,
                        "“\(text.prefix(20), "value")” is no time.",
                        mend: "Write it as 09:00.",
                        code: "no-time"
                    )
                )
            }
        }
        if (from == nil) != (to == nil) {
            findings.append(
                FlowFinding(
                    from == nil ? "from" : "to",
                    "The hours have one end only.",
                    mend: "Give both times, or none.",
                    code: "one-end"
                )
            )
        } else if let from, from == to {
            findings.append(
                FlowFinding(
                    "to",
                    "It begins and ends at the same time.",
                    mend: "Leave both out to send all day.",
                    code: "same-times"
                )
            )
        }
        return findings
    }

    private func checkSteps() -> [FlowFinding] {
        var findings: [FlowFinding] = []
        if !steps.contains(where: \.on) {
            findings.append(
                FlowFinding(
                    "steps",
                    "There is nothing to send.",
                    mend: "Add a step, or turn one on.",
                    code: "nothing-to-send"
                )
            )
        }
        if steps.count > Self.stepsMost {
            findings.append(
                FlowFinding(
                    "steps",
                    "It has \(steps.count, "count") steps.",
                    mend: "Keep to \(Self.stepsMost, "limit").",
                    code: "too-many-steps"
                )
            )
        }
        var seen: Set<String> = []
        for (place, step) in steps.enumerated() where !seen.insert(step.id).inserted {
            findings.append(
                FlowFinding(
                    "steps.\(place).id",
                    "Two steps have the identity “\(step.id.prefix(40), "value")”.",
                    mend: "Make a new step.",
                    code: "same-identity"
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
                return FlowFinding(
                    path,
                    "\(Self.words(error), "why")",
                    mend: "Make it simpler.",
                    code: "condition-too-large"
                )
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
