import CloudAPI

/// What Meta says about a number when it is connected.
struct NumberFacts: Sendable {
    let displayNumber: String
    let verifiedName: String
    let quality: String
    let messagesPerSecond: Int

    /// - Throws: `MessagingError` when the token or the number is refused, or Meta cannot be reached.
    static func ask(_ api: CloudAPI, _ phoneNumberID: String) async throws -> NumberFacts {
        let json = try await api.get(phoneNumberID)
        return NumberFacts(
            displayNumber: json["display_phone_number"]?.string ?? phoneNumberID,
            verifiedName: json["verified_name"]?.string ?? "",
            quality: json["quality_rating"]?.string ?? "UNKNOWN",
            messagesPerSecond: json["throughput"]?["level"]?.string == "HIGH" ? 1000 : 80
        )
    }
}
