/// A multi-partner solution changed.
public struct PartnerSolutionUpdate: Hashable, Sendable {
    public let event: String
    public let solutionID: String?
    public let status: String?

    init(_ json: JSON) throws(WireError) {
        event = try json.needText("event")
        solutionID = json.text("solution_id")
        status = json.text("solution_status")
    }
}
