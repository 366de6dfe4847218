/// A place, in degrees.
public struct OutboundLocation: Hashable, Sendable {
    /// -90...90
    public var latitude: Double
    /// -180...180
    public var longitude: Double
    public var name: String?
    public var address: String?

    public init(latitude: Double, longitude: Double, name: String? = nil, address: String? = nil) {
        self.latitude = latitude
        self.longitude = longitude
        self.name = name
        self.address = address
    }

    var json: JSON {
        [
            "latitude": JSONNumber(latitude).map(JSON.number),
            "longitude": JSONNumber(longitude).map(JSON.number),
            "name": name.map(JSON.string),
            "address": address.map(JSON.string),
        ]
    }
}
