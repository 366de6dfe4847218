/// A button that opens a Flow.
public struct FlowInvitation: Hashable, Sendable {
    public enum Reference: Hashable, Sendable {
        case id(String)
        case name(String)
    }

    public var flow: Reference
    /// The button's label: at most 20 characters by the documentation, 30 by the OpenAPI file; no emoji.
    public var label: String
    /// Comes back with the answers.
    public var token: String?
    /// To try a Flow that is not published.
    public var isDraft: Bool
    /// The endpoint gives the first screen; otherwise `screen` and `data` do.
    public var asksEndpoint: Bool
    public var screen: String?
    /// Not empty, if there is any.
    public var data: JSONObject?

    public init(
        _ flow: Reference,
        label: String,
        token: String? = nil,
        isDraft: Bool = false,
        asksEndpoint: Bool = false,
        screen: String? = nil,
        data: JSONObject? = nil
    ) {
        self.flow = flow
        self.label = label
        self.token = token
        self.isDraft = isDraft
        self.asksEndpoint = asksEndpoint
        self.screen = screen
        self.data = data
    }

    var json: JSON {
        let reference: (String, JSON?) =
            switch flow {
            case .id(let id): ("flow_id", .string(id))
            case .name(let name): ("flow_name", .string(name))
            }
        let payload: JSON? = screen.map { ["screen": .string($0), "data": data.map(JSON.object)] }
        return .members([
            ("flow_message_version", "3"),
            reference,
            ("flow_cta", .string(label)),
            ("flow_token", token.map(JSON.string)),
            ("mode", isDraft ? "draft" : nil),
            ("flow_action", asksEndpoint ? "data_exchange" : "navigate"),
            ("flow_action_payload", asksEndpoint ? nil : payload),
        ])
    }
}
