/// Asks for a postal address (India).
///
/// Fields: `name, phone_number, in_pin_code` (6 digits)`, house_number, floor_number, tower_number, building_name,
/// address, landmark_area, city, state`.
public struct AddressRequest: Hashable, Sendable {
    public struct Saved: Hashable, Sendable {
        public var id: String
        public var values: [String: String]

        public init(id: String, values: [String: String]) {
            self.id = id
            self.values = values
        }
    }

    /// ISO 3166; `IN`.
    public var country: String
    /// What the form begins with.
    public var values: [String: String]
    public var saved: [Saved]
    /// What was wrong with the last answer, by field.
    public var validationErrors: [String: String]

    public init(
        country: String = "IN",
        values: [String: String] = [:],
        saved: [Saved] = [],
        validationErrors: [String: String] = [:]
    ) {
        self.country = country
        self.values = values
        self.saved = saved
        self.validationErrors = validationErrors
    }

    var json: JSON {
        [
            "country": .string(country),
            "values": Self.object(values),
            "saved_addresses": saved.isEmpty
                ? nil : .array(saved.map { ["id": .string($0.id), "value": Self.object($0.values) ?? [:]] }),
            "validation_errors": Self.object(validationErrors),
        ]
    }

    /// In the order of the keys, so that one request is always written alike; `nil` when empty.
    private static func object(_ values: [String: String]) -> JSON? {
        guard !values.isEmpty else { return nil }
        return .members(values.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }
}
