/// What keeps a number, its account or its business from sending, as Meta tells it in `health_status`.
public struct HealthFinding: Hashable, Sendable {
    /// `PHONE_NUMBER`, `WABA`, `BUSINESS`, `APP`.
    public let entity: String
    public let code: Int?
    public let description: String
    public let solution: String?

    init(_ json: JSON, about entity: String) {
        self.entity = entity
        code = json.integer("error_code").flatMap { Int(exactly: $0) }
        description = json.text("error_description") ?? ""
        solution = json.text("possible_solution")
    }
}
