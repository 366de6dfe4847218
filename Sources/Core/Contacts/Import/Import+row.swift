import Primitives
import Storage

extension Import {
    init(_ row: Row) throws {
        let stateText: String = try row["state"]
        let layoutText: String? = try row["layout"]
        let start = ImportCursor(byte: 0, row: 1)
        id = try row["id"]
        state = State(rawValue: stateText) ?? .failed
        filename = try row["filename"]
        bytes = try row["bytes"]
        layout =
            try layoutText.map { try JSON.value($0) }
            ?? ImportLayout(encoding: .utf8, delimiter: 0x2C, hasHeader: true, start: start, columns: 0)
        columns = try JSON.value(try row["columns"])
        sample = try JSON.value(try row["sample"])
        notices = try JSON.value(try row["notices"])
        mapping = try JSON.value(try row["mapping"])
        defaultCountry = try row["default_country"]
        reading = try row["reading"]
        cursor = ImportCursor(byte: try row["next_byte"], row: try row["next_row"])
        rowsTotal = try row["rows_total"]
        ok = try row["ok"]
        duplicate = try row["duplicate"]
        invalid = try row["invalid"]
        error = try row["error"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
        rules = try JSON.value(try row["rules"])
        work = try ImportWork(row)
    }
}

extension ImportWork {
    init(_ stored: Row) throws {
        let stateText: String = try stored["work"]
        state = State(rawValue: stateText) ?? .none
        run = try stored["work_run"]
        row = try stored["work_row"]
        by = try stored["started_by"]
        at = try stored["started_at"]
        counts = ImportCounts(
            created: try stored["created"],
            updated: try stored["updated"],
            unchanged: try stored["unchanged"],
            skipped: try stored["skipped"],
            refused: try stored["refused"],
            undone: try stored["undone"],
            kept: try stored["kept"]
        )
    }
}

extension ImportRow {
    init(_ stored: Row) throws {
        let verdictText: String = try stored["verdict"]
        row = try stored["row_number"]
        phone = try stored["phone"]
        e164 = try stored["e164"]
        country = try stored["country"]
        verdict = Verdict(rawValue: verdictText) ?? .invalid
        remarks = ImportRemark.read(try stored["reason"])
        name = try stored["name"]
        cells = try JSON.value(try stored["cells"])
    }

    /// The same row when its number has come before.
    ///
    /// - Parameter first: the row that has it.
    func duplicate(of first: Int?) -> ImportRow {
        ImportRow(
            row: row,
            phone: phone,
            e164: e164,
            country: country,
            verdict: .duplicate,
            remarks: [
                first.map { ImportRemark("number-again", "Row \($0, "row") has this number already.") }
                    ?? ImportRemark("number-earlier", "An earlier row has this number.")
            ],
            name: name,
            cells: cells
        )
    }
}
