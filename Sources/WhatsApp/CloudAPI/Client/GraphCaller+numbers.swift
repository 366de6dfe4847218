extension GraphCaller {
    @Sendable
    func phoneNumbers(
        _ accountID: String,
        _ after: String?
    ) async throws(CloudAPIError) -> GraphPage<PhoneNumberRecord> {
        try await get(
            accountID,
            "phone_numbers",
            query: [("fields", PhoneNumberRecord.fields), ("limit", "100"), ("after", after)]
        )
        .success { json throws(WireError) in
            try GraphPage(json) { item throws(WireError) in try PhoneNumberRecord(item) }
        }
    }

    @Sendable
    func phoneNumber(_ phoneNumberID: String) async throws(CloudAPIError) -> PhoneNumberRecord {
        try await get(phoneNumberID, query: [("fields", PhoneNumberRecord.fields)])
            .success { json throws(WireError) in try PhoneNumberRecord(json) }
    }

    @Sendable
    func register(_ phoneNumberID: String, _ pin: Secret, _ region: String?) async throws(CloudAPIError) {
        let body: JSON = [
            "messaging_product": "whatsapp",
            "pin": .string(pin.revealed()),
            "data_localization_region": region.map(JSON.string),
        ]
        try await post(body, phoneNumberID, "register").confirmed()
    }

    @Sendable
    func deregister(_ phoneNumberID: String) async throws(CloudAPIError) {
        try await post(["messaging_product": "whatsapp"], phoneNumberID, "deregister").confirmed()
    }

    @Sendable
    func requestCode(_ phoneNumberID: String, _ method: CodeMethod, _ language: String) async throws(CloudAPIError) {
        let body: JSON = ["code_method": .string(method.rawValue), "language": .string(language)]
        try await post(body, phoneNumberID, "request_code").confirmed()
    }

    @Sendable
    func verifyCode(_ phoneNumberID: String, _ code: Secret) async throws(CloudAPIError) {
        try await post(["code": .string(code.revealed())], phoneNumberID, "verify_code").confirmed()
    }

    @Sendable
    func businessProfile(_ phoneNumberID: String) async throws(CloudAPIError) -> BusinessProfile {
        try await get(phoneNumberID, "whatsapp_business_profile", query: [("fields", BusinessProfile.fields)])
            .success { json throws(WireError) in BusinessProfile(json["data"]?[0] ?? [:]) }
    }

    @Sendable
    func updateBusinessProfile(_ phoneNumberID: String, _ profile: BusinessProfile) async throws(CloudAPIError) {
        try await post(profile.json, phoneNumberID, "whatsapp_business_profile").confirmed()
    }

    @Sendable
    func overrideNumberWebhook(_ phoneNumberID: String, _ override: WebhookOverride?) async throws(CloudAPIError) {
        let webhook = override?.json ?? ["override_callback_uri": ""]
        try await post(["webhook_configuration": webhook], phoneNumberID).confirmed()
    }
}
