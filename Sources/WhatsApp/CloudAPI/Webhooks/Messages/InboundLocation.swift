/// A place that a person shared, in degrees.
public struct InboundLocation: Hashable, Sendable {
    public let latitude: Double
    public let longitude: Double
    public let name: String?
    public let address: String?
    public let url: String?

    init(_ json: JSON) throws(WireError) {
        latitude = try json.needFraction("latitude")
        longitude = try json.needFraction("longitude")
        name = json.text("name")
        address = json.text("address")
        url = json.text("url")
    }
}
