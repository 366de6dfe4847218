package import Automation
package import Primitives
package import Routes

/// Every way that sequences say no.
package enum SequenceError: Error, Equatable {
    case notFound(SequenceID)
    case noEnrolment(EnrolmentID)
    case noVersion(Int)
    /// It has never been published.
    case notPublished
    case alreadyOver
    case tooMany(limit: Int)
    case badName
    case noChannel(ChannelID)
    /// It cannot be published as it is.
    case faults([FlowFinding])
}

extension SequenceError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound:
            Problem(
                "sequence-not-found",
                status: 404,
                title: "No such sequence",
                detail: "This workspace has no such sequence."
            )
        case .noEnrolment:
            Problem(
                "enrolment-not-found",
                status: 404,
                title: "No such enrolment",
                detail: "This sequence has no such enrolment."
            )
        case .noVersion(let number):
            Problem(
                "sequence-version-not-found",
                status: 404,
                title: "No such version",
                detail: "The sequence has no version \(number, "version"). Its versions are listed under “Versions”."
            )
        case .notPublished:
            Problem(
                "sequence-not-published",
                status: 409,
                title: "The sequence is a draft",
                detail: "Publish it first: a draft enrols nobody, and there is nothing to pause."
            )
        case .alreadyOver:
            Problem(
                "enrolment-over",
                status: 409,
                title: "The contact is not in the sequence any more",
                detail: "Load the list again to see how it ended."
            )
        case .tooMany(let limit):
            Problem(
                "too-many-sequences",
                status: 409,
                title: "There are too many sequences",
                detail: "A workspace has \(limit, "limit") at most. Delete one that is not used any more."
            )
        case .badName:
            Problem.invalid(
                .init(field: "name", detail: "The name has \(1, "min") to \(100, "max") characters.", code: "length")
            )
        case .noChannel:
            Problem.invalid(
                .init(field: "channelId", detail: "Choose a channel that is connected.", code: "channel-not-connected")
            )
        case .faults(let findings):
            Problem(
                "sequence-faults",
                status: 409,
                title: "The sequence cannot be published as it is",
                detail: findings.first.map { Said("\($0.words) \($0.mend)") } ?? "Check it.",
                errors: findings.map { Problem.FieldError($0) }
            )
        }
    }
}

extension Problem.FieldError {
    fileprivate init(_ finding: FlowFinding) {
        let said = Said("\(finding.words) \(finding.mend)", facts: finding.facts)
        if let code = finding.code {
            self.init(field: finding.path, detail: said, code: code)
        } else {
            self.init(field: finding.path, detail: said.text)
        }
    }
}
