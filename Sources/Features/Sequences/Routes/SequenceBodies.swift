import Automation
import Contacts
import Primitives
import Routes
import Workspaces

struct NamedBody: Codable, Sendable {
    let id: String
    let name: String
}

struct SequenceBody: Codable, Sendable {
    let id: SequenceID
    let name: String
    let channelId: ChannelID
    let state: DripSequence.State
    let version: Int?
    let changed: Bool
    let draft: SequencePlan
    let counts: SequenceCounts
    let createdBy: NamedBody
    let createdAt: Timestamp
    let publishedAt: Timestamp?

    init(_ shown: SequenceService.Shown) {
        let one = shown.sequence
        (id, name, channelId, state, version) = (one.id, one.name, one.channel, one.state, one.version)
        (changed, draft, counts) = (one.isChanged, one.draft, shown.counts)
        createdBy = NamedBody(id: one.createdBy, name: shown.author ?? "")
        (createdAt, publishedAt) = (one.createdAt, one.publishedAt)
    }
}

struct NewSequenceBody: Codable, Sendable {
    let name: String
    let channelId: ChannelID
}

struct SequenceChangeBody: Codable, Sendable {
    var name: String?
    var channelId: ChannelID?
    var draft: SequencePlan?
}

struct RollbackBody: Codable, Sendable {
    let version: Int
}

struct VersionBody: Codable, Sendable {
    let version: Int
    let publishedAt: Timestamp
    let by: NamedBody
    /// How many steps it has.
    let steps: Int

    init(_ version: FlowVersion, author: String?) {
        self.version = version.number
        publishedAt = version.publishedAt
        by = NamedBody(id: version.publishedBy, name: author ?? "")
        steps = version.graph.nodes.count
    }
}

struct FindingsBody: Codable, Sendable {
    let findings: [Finding]

    struct Finding: Codable, Sendable {
        let path: String
        let words: String
        let mend: String
        /// By which clients say both in other languages, with the facts.
        let code: String?
        let facts: [String: String]
        let warning: Bool
    }

    init(_ findings: [FlowFinding]) {
        self.findings = findings.map {
            Finding(
                path: $0.path,
                words: $0.words,
                mend: $0.mend,
                code: $0.code,
                facts: $0.facts,
                warning: $0.isWarning
            )
        }
    }
}

/// Whom to enrol: exactly one of `contactIds`, `filter`, `segment` and `phone`.
struct EnrolmentWish: Codable, Sendable {
    var contactIds: [ContactID]?
    var filter: ContactPredicate?
    var segment: SegmentID?
    /// With the country's code; a contact is made when nobody has it.
    var phone: String?
    var name: String?

    /// - Throws: a problem where nothing, or too much, is said.
    func check() throws {
        let given = [contactIds != nil, filter != nil, segment != nil, phone != nil].filter { $0 }.count
        guard given == 1 else {
            throw Problem.invalid(
                .init(
                    field: "contactIds",
                    detail: "Give contacts, a filter, a segment or a phone: one of them.",
                    code: "nobody-named"
                )
            )
        }
        if let contactIds, !(1...Selection.idsMax).contains(contactIds.count) {
            throw Problem.invalid(
                .init(
                    field: "contactIds",
                    detail: "Give \(1, "min") to \(Selection.idsMax, "max") contacts.",
                    code: "count"
                )
            )
        }
        if let name, !name.hasLength(0...200) {
            throw Problem.invalid(
                .init(field: "name", detail: "The name has \(200, "max") characters at most.", code: "too-long")
            )
        }
        try filter?.checkSize()
        _ = try number()
    }

    func number() throws -> PhoneNumber? {
        guard let phone else { return nil }
        guard let number = try? PhoneReader(defaultCountry: nil).read(phone).number else {
            throw Problem.invalid(
                .init(field: "phone", detail: "Write the number with + and the country's code.", code: "not-a-phone")
            )
        }
        return number
    }
}

struct EnrolmentReportBody: Codable, Sendable {
    let matched: Int
    let enrolled: Int
    /// Being enrolled now, for there are many.
    let queued: Int
    let skipped: [Skipped]

    struct Skipped: Codable, Sendable {
        let reason: String
        let words: String
        let count: Int
    }

    init(_ report: EnrolmentReport) {
        (matched, enrolled, queued) = (report.matched, report.enrolled, report.queued)
        skipped = report.skipped.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, count in
            Skipped(reason: reason.rawValue, words: reason.words, count: count)
        }
    }
}
