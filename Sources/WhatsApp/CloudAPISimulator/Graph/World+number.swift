import CloudAPI
import HTTPTypes
import Primitives

/// A business number: its node and its edges. Source: reference sections 2, 6 and 7.
extension World {
    static let usualNumberFields = [
        "verified_name", "code_verification_status", "display_phone_number", "quality_rating", "platform_type",
        "throughput", "last_onboarded_time", "webhook_configuration", "status", "id",
    ]

    mutating func answerNumber(
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        let id = request.path[0]
        guard let number = numbers[id] else { throw .unknownObject(id, method: request.method.rawValue) }
        if request.path.count == 3, request.path[1] == "message_qrdls" {
            return try answerShortLink(request.path[2], of: id, request)
        }
        switch (try edge(request), request.method) {
        case (nil, .get): return selected(numberNode(number), request, usual: Self.usualNumberFields)
        case (nil, .post): return try changeNumber(id, request, at: now)
        case ("messages"?, .post): return try answerMessage(request, numberID: id, at: now)
        case ("marketing_messages"?, .post):
            return try send(request.parameters, from: id, isMarketingAPI: true, at: now)
        case ("media"?, .post): return try uploadMedia(request, numberID: id, at: now)
        case ("register"?, .post): return try register(id, request, at: now)
        case ("deregister"?, .post): return try deregister(id, at: now)
        case ("request_code"?, .post):
            numbers[id]?.verificationCode = Self.verificationCode
            return ["success": true]
        case ("verify_code"?, .post): return try verify(id, request)
        case ("whatsapp_business_profile"?, .get): return profile(number, request)
        case ("whatsapp_business_profile"?, .post): return try changeProfile(id, request)
        case ("block_users"?, _): return try answerBlockList(id, request, baseURL: baseURL, at: now)
        case ("settings"?, _): return try answerSettings(id, request)
        case ("whatsapp_commerce_settings"?, _): return try answerCommerce(id, request)
        case ("business_compliance_info"?, _): return try answerCompliance(id, request)
        case ("official_business_account"?, .get), ("official_business_account"?, .post):
            return try answerOfficialAccount(id, request)
        case ("username"?, _): return try answerUsername(id, request)
        case ("username_suggestions"?, .get): return ["data": [["username_suggestions": []]]]
        case ("call_permissions"?, .get): return try callPermissions(request)
        case ("smb_app_data"?, .post):
            // Only for numbers that stay in the WhatsApp Business app, and none does here.
            throw .parameter("Invalid parameter", details: "The phone number is not on the WhatsApp Business app.")
        case ("calls"?, .post): throw .message(138000, "Calling is not enabled for this number.")
        case ("groups"?, .get): return ["data": ["groups": []]]
        case ("groups"?, .post): throw .message(131215, "This number is not eligible for groups.")
        case ("message_history"?, .get): return try listHistory(id, request, baseURL: baseURL)
        case ("message_qrdls"?, _): return try answerShortLink(nil, of: id, request)
        case ("conversational_automation"?, .post):
            return try changeAutomation(id, request)
        case ("whatsapp_business_encryption"?, _): return try answerEncryption(id, request)
        default: throw unknownEdge(request)
        }
    }

    /// A message; or a read mark, with or without a typing indicator.
    private mutating func answerMessage(
        _ request: IncomingRequest,
        numberID: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        let body = request.parameters
        guard let status = body["status"] else { return try send(body, from: numberID, at: now) }
        guard numbers[numberID]?.isRegistered == true else { throw .message(133010) }
        guard body["messaging_product"]?.string?.lowercased() == "whatsapp" else {
            throw .message(131008, "Parameter is missing: messaging_product")
        }
        guard status.string?.lowercased() == "read" else {
            throw .parameter("Param status must be one of {READ} - got \(status).")
        }
        if let type = body["typing_indicator"]?["type"], type.string != "text" {
            throw .message(131009, "Invalid parameter: typing_indicator.type: must be text")
        }
        guard let messageID = body["message_id"]?.string else {
            throw .message(131008, "Parameter is missing: message_id")
        }
        // The code and the words are Meta's (ruby_whatsapp_sdk, read_message_with_an_invalid_response.yml, 2024-10-14).
        guard messageID.hasPrefix("wamid."), chatEntry(messageID)?.author != .business else {
            throw .parameter("Invalid parameter", details: "Please check the message ID you have provided.")
        }
        markRead(messageID, numberID: numberID)
        return ["success": true]
    }

    /// The customer sees blue ticks on this message and all before it.
    private mutating func markRead(_ messageID: String, numberID: String) {
        guard let entry = chatEntry(messageID), entry.numberID == numberID else { return }
        let key = ThreadKey(numberID: numberID, customerID: entry.customerID)
        for position in threads[key]?.chat ?? [] {
            guard let message = chat[position], message.author == .customer, message.at <= entry.at else { continue }
            chat.update(position) { $0.status = "read" }
        }
        touched.insert(entry.customerID)
    }

    func numberNode(_ number: BusinessNumber) -> JSONObject {
        [
            "id": .string(number.id),
            "display_phone_number": .string(number.displayNumber),
            "verified_name": .string(number.verifiedName),
            "name_status": "APPROVED",
            "new_name_status": "NONE",
            "eligibility_for_api_business_global_search": "NON_ELIGIBLE_UNDEFINED_COUNTRY",
            "username": number.username.map(JSON.string),
            "code_verification_status": number.isVerified ? "VERIFIED" : "NOT_VERIFIED",
            "quality_rating": .string(number.quality),
            "quality_score": ["score": .string(number.quality)],
            "status": .string(
                number.isRegistered ? number.status : number.status == "CONNECTED" ? "DISCONNECTED" : number.status
            ),
            "account_mode": "LIVE",
            "platform_type": number.isRegistered ? "CLOUD_API" : "NOT_APPLICABLE",
            "throughput": ["level": number.throughput.perSecond >= 1_000 ? "HIGH" : "STANDARD"],
            "last_onboarded_time": .string(number.onboardedAt.graph),
            "whatsapp_business_manager_messaging_limit": .string(settings.tier.rawValue),
            "messaging_limit_tier": .string(settings.tier.rawValue),
            "is_pin_enabled": .bool(number.pin != nil),
            "is_official_business_account": false,
            "is_on_biz_app": false,
            "country_dial_code": .string(number.countryCode),
            "search_visibility": "VISIBLE",
            "webhook_configuration": webhookConfiguration(number),
            // How clients that are told only a number find its account (whatsapp-sdk of PyPI).
            "whatsapp_business_account": accountNode,
            "conversational_automation": .members(
                [("id", .string(number.id))] + number.automation.map { ($0.key, $0.value) }
            ),
            "health_status": healthStatus("PHONE_NUMBER", id: number.id),
        ]
    }

    private func webhookConfiguration(_ number: BusinessNumber) -> JSON {
        [
            "phone_number": number.override.map { .string($0.url) },
            "whatsapp_business_account": subscriptions.accountOverride.map { .string($0.url) },
            "application": subscriptions.appURL.map(JSON.string),
        ]
    }

    /// `POST /{phone}`: the PIN, or a callback of its own (verified before; empty clears it).
    private mutating func changeNumber(_ id: String, _ request: IncomingRequest, at now: Timestamp) throws(GraphRefusal)
        -> JSON
    {
        if let configuration = request.parameter("webhook_configuration") {
            let url = configuration["override_callback_uri"]?.string ?? ""
            let token = configuration["verify_token"]?.string ?? ""
            numbers[id]?.override = url.isEmpty ? nil : WebhookOverride(url: url, verifyToken: token)
        }
        if let pin = request.text("pin") {
            guard Self.isPin(pin) else { throw .message(131009, "Invalid parameter: pin: must be 6 digits") }
            numbers[id]?.pin = pin
            let value: JSON = ["display_phone_number": numbers[id].map { .string($0.digits) }, "event": "PIN_CHANGED"]
            post(accountUpdate("security", value, at: now))
        }
        return ["success": true]
    }
}
