package import CloudAPI

/// A template as it stands in Meta's list.
package struct ListedTemplate: Sendable, Equatable {
    package let metaID: String
    package let name: String
    package let language: String
    package let category: String
    package let status: String
    package let components: [JSON]
    package let parameterFormat: String
    package let quality: String?
    package let rejectedReason: String?
    package let ttlSeconds: Int64?
    package let previousCategory: String?

    /// Reads an item of `GET /{waba}/message_templates`; `nil` without an id, a name or a language.
    package init?(_ json: JSON) {
        guard let metaID = json["id"]?.looseText, let name = json["name"]?.string, !name.isEmpty,
            let language = json["language"]?.string, !language.isEmpty
        else { return nil }
        self.metaID = metaID
        self.name = name
        self.language = language
        category = (json["category"]?.string ?? "MARKETING").uppercased()
        status = (json["status"]?.string ?? "PENDING").uppercased()
        components = json["components"]?.array ?? []
        parameterFormat = (json["parameter_format"]?.string ?? "POSITIONAL").uppercased()
        quality = json["quality_score"]?["score"]?.string ?? json["quality_score"]?.string
        let reason = json["rejected_reason"]?.string
        rejectedReason = reason == "NONE" ? nil : reason
        ttlSeconds = json["message_send_ttl_seconds"]?.looseInt64
        previousCategory = json["previous_category"]?.string?.uppercased()
    }
}
