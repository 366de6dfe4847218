/// Who receives physical goods (India).
public struct Beneficiary: Hashable, Sendable {
    public var name: String
    public var addressLine1: String
    public var addressLine2: String?
    public var city: String
    public var state: String
    public var country: String
    public var postalCode: String

    public init(
        name: String,
        addressLine1: String,
        addressLine2: String? = nil,
        city: String,
        state: String,
        country: String = "India",
        postalCode: String
    ) {
        self.name = name
        self.addressLine1 = addressLine1
        self.addressLine2 = addressLine2
        self.city = city
        self.state = state
        self.country = country
        self.postalCode = postalCode
    }

    var json: JSON {
        [
            "name": .string(name),
            "address_line1": .string(addressLine1),
            "address_line2": addressLine2.map(JSON.string),
            "city": .string(city),
            "state": .string(state),
            "country": .string(country),
            "postal_code": .string(postalCode),
        ]
    }
}
