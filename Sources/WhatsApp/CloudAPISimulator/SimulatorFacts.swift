package import CloudAPI

/// What a client must know to talk to the simulator.
package struct SimulatorFacts: Sendable, Equatable {
    package var baseURL: String
    package var phoneNumberID: String
    package var wabaID: String
    package var accessToken: String
    package var appSecret: String
    package var verifyToken: String
    package var appID: String
    package var businessID: String
    package var displayPhoneNumber: String

    /// The line that `lodestone simulator` prints: these members and no others.
    package var json: JSON {
        [
            "base_url": .string(baseURL),
            "phone_number_id": .string(phoneNumberID),
            "waba_id": .string(wabaID),
            "access_token": .string(accessToken),
            "app_secret": .string(appSecret),
            "verify_token": .string(verifyToken),
        ]
    }

    /// `GET /_simulator/facts`: what there is to know besides.
    var allJSON: JSON {
        var all = json.object ?? [:]
        let more: JSONObject = [
            "app_id": .string(appID),
            "business_id": .string(businessID),
            "display_phone_number": .string(displayPhoneNumber),
            "control_url": .string(baseURL + "/_simulator"),
            "phone_url": .string(baseURL + "/phone"),
        ]
        for member in more { all[member.key] = member.value }
        return .object(all)
    }
}
