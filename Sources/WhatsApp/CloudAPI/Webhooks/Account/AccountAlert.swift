/// Something that the owner of an account should know.
public struct AccountAlert: Hashable, Sendable {
    /// `BUSINESS`, `PHONE_NUMBER`, `CURRENT_STATUS_ID`.
    public let entityType: String?
    public let entityID: String?
    /// `CRITICAL`, `WARNING`, `INFORMATIONAL`.
    public let severity: String?
    /// `ACTIVE`, `NONE`.
    public let status: String?
    public let type: String
    public let description: String?

    init(_ json: JSON) throws(WireError) {
        entityType = json.text("entity_type")
        entityID = json.text("entity_id")
        // Older bodies have no `alert_info` around these.
        let info = json.child("alert_info") ?? json
        severity = info.text("alert_severity")
        status = info.text("alert_status")
        type = try info.needText("alert_type")
        description = info.text("alert_description")
    }
}
