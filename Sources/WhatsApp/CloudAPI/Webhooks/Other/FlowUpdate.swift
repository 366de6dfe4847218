/// A Flow changed its status, or its endpoint does badly.
///
/// The figures of latency and availability follow older pages of Meta's.
public struct FlowUpdate: Hashable, Sendable {
    public struct Fault: Hashable, Sendable {
        public let type: String?
        /// In per cent.
        public let rate: Double?
        public let count: Int64?
    }

    /// `FLOW_STATUS_CHANGE`, `ENDPOINT_ERROR_RATE`, `CLIENT_ERROR_RATE`, `ENDPOINT_LATENCY`, `ENDPOINT_AVAILABILITY`,
    /// `FLOW_VERSION_EXPIRY_WARNING`.
    public let event: String
    public let flowID: String?
    public let message: String?
    public let oldStatus: String?
    public let newStatus: String?
    /// In per cent.
    public let errorRate: Double?
    /// In per cent.
    public let availability: Double?
    public let p50Milliseconds: Int64?
    public let p90Milliseconds: Int64?
    public let requestCount: Int64?
    /// In the unit of what is measured.
    public let threshold: Double?
    /// `ACTIVATED`, `DEACTIVATED`.
    public let alertState: String?
    public let faults: [Fault]

    init(_ json: JSON) throws(WireError) {
        event = try json.needText("event")
        flowID = json.text("flow_id")
        message = json.text("message")
        oldStatus = json.text("old_status")
        newStatus = json.text("new_status")
        errorRate = json.fraction("error_rate")
        availability = json.fraction("availability")
        p50Milliseconds = json.integer("p50_latency")
        p90Milliseconds = json.integer("p90_latency")
        requestCount = json.integer("requests_count")
        threshold = json.fraction("threshold")
        alertState = json.text("alert_state")
        faults = json.list("errors").map {
            Fault(type: $0.text("error_type"), rate: $0.fraction("error_rate"), count: $0.integer("error_count"))
        }
    }
}
