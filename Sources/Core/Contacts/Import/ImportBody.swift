import Primitives
import Routes

/// An import as the API gives it.
package struct ImportBody: Codable, Sendable {
    package let id: ImportID
    let state: Import.State
    let filename: String
    let bytes: Int64
    let columns: [String]
    let sample: [[String]]
    let notices: [String]
    let mapping: ImportMapping
    /// The same as a list with an entry for every column.
    let targets: [ImportColumn]
    let rules: ImportRules
    let work: ImportWorkBody
    let defaultCountry: String?
    let rowsTotal: Int
    let rows: Int
    let ok: Int
    let duplicate: Int
    let invalid: Int
    /// 0 to 1.
    let progress: Double
    let error: String?
    let createdAt: Timestamp
    let finishedAt: Timestamp?

    init(_ found: Import, for caller: Caller) {
        id = found.id
        state = found.state
        filename = found.filename
        bytes = found.bytes
        columns = found.columns
        sample = found.sample.map { $0.map(caller.shown(written:)) }
        notices = found.notices
        mapping = found.mapping
        targets = found.mapping.list(of: found.columns)
        rules = found.rules
        work = ImportWorkBody(found.work, of: found.ok)
        defaultCountry = found.defaultCountry
        rowsTotal = found.rowsTotal
        rows = found.rows
        ok = found.ok
        duplicate = found.duplicate
        invalid = found.invalid
        progress = Double(found.progress) / 100
        error = found.error
        createdAt = found.createdAt
        finishedAt = found.finishedAt
    }
}

/// One row of a file as the API gives it.
struct ImportRowBody: Codable, Sendable {
    let row: Int
    let phone: String
    let e164: String?
    let country: String?
    let verdict: ImportRow.Verdict
    let name: String
    let reason: String?
    /// The same, sentence by sentence with codes.
    let remarks: [ImportRemark]
    let outcome: ImportOutcome.Kind?
    let outcomeReason: String?
    let outcomeRemarks: [ImportRemark]
    let contactId: ContactID?

    init(_ row: ImportRow, for caller: Caller) {
        self.row = row.row
        phone = caller.shown(written: row.phone)
        e164 = row.e164.map(caller.shown)
        country = row.country
        verdict = row.verdict
        name = row.name
        reason = row.reason
        remarks = row.remarks
        outcome = row.outcome?.kind
        outcomeReason = row.outcome?.reason
        outcomeRemarks = row.outcome?.remarks ?? []
        contactId = row.outcome?.contact
    }
}

/// `PUT /api/imports/{id}/mapping`.
struct ImportMappingBody: Codable, Sendable {
    let phone: String
    let name: [String]?
    let others: [ImportColumn]?
    let defaultCountry: String
}

/// `PATCH /api/imports/{id}`: what is left out stays as it is.
struct ImportChangeBody: Codable, Sendable {
    let mapping: [ImportColumn]?
    let country: String?
    let duplicates: ImportRules.Duplicates?
    let optIn: ImportRules.Consent?
    let consentEvidence: String?
    /// For every contact of the file.
    let tags: [String]?
}

/// How far a file's rows have become contacts. In a dry run the counts are what would become of them.
struct ImportWorkBody: Codable, Sendable {
    let state: ImportWork.State
    /// 0 to 1.
    let progress: Double
    let created: Int
    let updated: Int
    let unchanged: Int
    let skipped: Int
    let refused: Int
    let undone: Int
    let kept: Int
    let startedAt: Timestamp?

    init(_ work: ImportWork, of rows: Int) {
        let counts = work.counts
        let done: Int
        switch work.state {
        case .undoing: done = (counts.undone + counts.kept) * 100 / max(1, counts.created + counts.updated)
        case .checking, .applying:
            done =
                (counts.created + counts.updated + counts.unchanged + counts.skipped + counts.refused) * 100
                / max(1, rows)
        case .none: done = 0
        case .checked, .applied, .undone: done = 100
        }
        state = work.state
        progress = Double(min(100, done)) / 100
        created = counts.created
        updated = counts.updated
        unchanged = counts.unchanged
        skipped = counts.skipped
        refused = counts.refused
        undone = counts.undone
        kept = counts.kept
        startedAt = work.at
    }
}
