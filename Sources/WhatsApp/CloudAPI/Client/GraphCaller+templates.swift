extension GraphCaller {
    @Sendable
    func templates(
        _ accountID: String,
        _ query: TemplateQuery
    ) async throws(CloudAPIError) -> GraphPage<TemplateRecord> {
        let fields = """
            id,name,language,category,status,components,parameter_format,quality_score,rejected_reason,\
            previous_category,correct_category,message_send_ttl_seconds,library_template_name
            """
        return try await get(
            accountID,
            "message_templates",
            query: [
                ("fields", fields),
                ("limit", "\(min(max(query.limit, 1), 1000))"),
                ("status", query.status?.rawValue),
                ("category", query.category?.rawValue),
                ("language", query.language),
                ("name", query.name),
                ("after", query.after),
            ]
        )
        .success { json throws(WireError) in
            try GraphPage(json) { item throws(WireError) in try TemplateRecord(item) }
        }
    }

    @Sendable
    func template(_ templateID: String) async throws(CloudAPIError) -> TemplateRecord {
        try await get(templateID).success { json throws(WireError) in try TemplateRecord(json) }
    }

    @Sendable
    func createTemplate(
        _ submission: JSON,
        _ accountID: String
    ) async throws(CloudAPIError) -> TemplateReceipt {
        try await post(submission, accountID, "message_templates")
            .success { json throws(WireError) in try TemplateReceipt(json) }
    }

    @Sendable
    func editTemplate(_ templateID: String, _ edit: JSON) async throws(CloudAPIError) {
        try await post(edit, templateID).confirmed()
    }

    @Sendable
    func unpauseTemplate(_ templateID: String) async throws(CloudAPIError) {
        try await post([:], templateID, "unpause").confirmed()
    }

    @Sendable
    func deleteTemplate(_ name: String, _ templateID: String?, _ accountID: String) async throws(CloudAPIError) {
        try await delete(accountID, "message_templates", query: [("name", name), ("hsm_id", templateID)]).confirmed()
    }
}
