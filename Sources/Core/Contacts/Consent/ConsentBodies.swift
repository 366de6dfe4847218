import Primitives

/// `GET /api/contacts/{id}/consent`.
struct ConsentBody: Codable, Sendable {
    struct Purpose: Codable, Sendable {
        let purpose: ConsentPurpose
        let value: OptIn
        let at: Timestamp?
        let source: ContactSource?
        let by: String?
        let words: String?
    }

    struct Event: Codable, Sendable {
        let purpose: ConsentPurpose
        let channel: String
        let value: OptIn
        let at: Timestamp
        let source: ContactSource
        let by: String?
        let words: String?
    }

    let purposes: [Purpose]
    let events: [Event]

    init(_ contact: Contact, _ entries: [ConsentEntry]) {
        purposes = ConsentPurpose.allCases.map { purpose in
            let said = entries.filter { $0.purpose == purpose }
            let value: OptIn =
                purpose == .marketing ? contact.optIn : contact.refuses(purpose) ? .no : said.first?.value ?? .unknown
            let last = said.first { $0.value == value }
            return Purpose(
                purpose: purpose,
                value: value,
                at: purpose == .marketing ? contact.optInAt : last?.at,
                source: last?.source,
                by: last?.actor,
                words: last?.evidence
            )
        }
        events = entries.map { entry in
            Event(
                purpose: entry.purpose,
                channel: entry.channel,
                value: entry.value,
                at: entry.at,
                source: entry.source,
                by: entry.actor,
                words: entry.evidence
            )
        }
    }
}

/// `PUT /api/contacts/{id}/consent`.
struct NewConsentBody: Codable, Sendable {
    let purpose: ConsentPurpose?
    let value: OptIn
    let evidence: String?
}

/// `POST /api/contacts/opt-in`. Nothing said of whom is everybody.
struct NewConsentJobBody: Codable, Sendable {
    let ids: [ContactID]?
    let search: String?
    let filter: ContactPredicate?
    let segment: SegmentID?
    let importId: ImportID?
    let value: OptIn
    let purpose: ConsentPurpose?
    let at: Timestamp?
    let evidence: String?
}

/// A job as the API gives it.
struct ConsentJobBody: Codable, Sendable {
    let id: ConsentJobID
    let state: ConsentJob.State
    let value: OptIn
    let purpose: ConsentPurpose
    let matched: Int
    let changed: Int
    let skipped: Int
    let failed: Int
    let createdAt: Timestamp
    let finishedAt: Timestamp?

    init(_ job: ConsentJob) {
        id = job.id
        state = job.state
        value = job.word.value
        purpose = job.word.purpose
        matched = job.matched
        changed = job.changed
        skipped = job.skipped
        failed = job.failed
        createdAt = job.createdAt
        finishedAt = job.finishedAt
    }
}
