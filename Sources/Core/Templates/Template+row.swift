import CloudAPI
import Storage

extension Template {
    init(_ row: Row) throws {
        let statusText: String = try row["status"]
        let componentsText: String = try row["components"]
        let format: String = try row["parameter_format"]
        id = try row["id"]
        channel = try row["channel_id"]
        metaID = try row["meta_id"]
        name = try row["name"]
        language = try row["language"]
        categoryWord = try row["category"]
        status = Status(rawValue: statusText)
        components = try JSON(parsing: Array(componentsText.utf8)).array ?? []
        usesNames = format == "NAMED"
        quality = try row["quality"]
        rejectedReason = try row["rejected_reason"]
        createdAt = try row["created_at"]
        changedAt = try row["changed_at"]
    }
}
