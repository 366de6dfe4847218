import CloudAPI
import Foundation
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
        desk = try Desk(row)
    }
}

extension Template.Desk {
    fileprivate init(_ row: Row) throws {
        let allows: Int64 = try row["allows_category_change"]
        let waitingText: String? = try row["waiting"]
        let editText: String = try row["edits"]
        kind = try row["kind"]
        ttlSeconds = try row["ttl_seconds"]
        allowsCategoryChange = allows != 0
        previousCategory = try row["previous_category"]
        nextCategory = try row["next_category"]
        nextCategoryAt = try row["next_category_at"]
        rejectionWords = try row["rejection_words"]
        rejectionAdvice = try row["rejection_advice"]
        pauseTitle = try row["pause_title"]
        pauseWords = try row["pause_words"]
        pauseUntil = try row["pause_until"]
        waiting = try waitingText.map { try JSONDecoder().decode(WaitingEdit.self, from: Data($0.utf8)) }
        edits = editText.split(separator: ",").compactMap { Int64($0) }
        author = try row["author"]
        submittedAt = try row["submitted_at"]
        usedAt = try row["used_at"]
    }
}
