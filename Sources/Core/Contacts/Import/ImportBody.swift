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

    init(_ row: ImportRow, for caller: Caller) {
        self.row = row.row
        phone = caller.shown(written: row.phone)
        e164 = row.e164.map(caller.shown)
        country = row.country
        verdict = row.verdict
        name = row.name
        reason = row.reason
    }
}

/// `PUT /api/imports/{id}/mapping`.
struct ImportMappingBody: Codable, Sendable {
    let phone: String
    let name: [String]?
    let defaultCountry: String
}
