import CloudAPI
import Foundation
import HTTPTypes
import Primitives

/// The WhatsApp Business Account: its node, templates, numbers, subscribed apps. Source: reference sections 5 and 7.
extension World {
    mutating func answerAccount(
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        if request.method == .post, request.path.dropFirst().first == "message_templates", request.path.count == 3 {
            switch request.path[2] {
            case "archive": return try archiveTemplates(request, to: .archived, at: now)
            case "unarchive": return try archiveTemplates(request, to: .approved, at: now)
            default: break
            }
        }
        switch (try edge(request), request.method) {
        case (nil, .get): return try readAccount(request)
        case (nil, .post):
            if request.parameter("is_enabled_for_insights")?.looseBool == true { account.isEnabledForInsights = true }
            if let name = request.text("name") { account.name = name }
            return ["success": true, "id": .string(account.wabaID)]
        case ("message_templates"?, .get): return try listTemplates(request, baseURL: baseURL)
        case ("message_templates"?, .post): return try createTemplate(request.parameters, at: now)
        case ("message_templates"?, .delete):
            let ids = request.text("hsm_id").map { [$0] } ?? request.parameter("hsm_ids").map(Self.identities)
            return try deleteTemplates(name: request.text("name"), ids: ids, at: now)
        case ("message_template_previews"?, .get): return try previewTemplates(request)
        case ("upsert_message_templates"?, .post): return try upsertTemplates(request.parameters, at: now)
        case ("migrate_message_templates"?, .post), ("migrate_flows"?, .post):
            // There is one account here.
            throw .unknownObject(request.text("source_waba_id") ?? "", method: "POST")
        case ("phone_numbers"?, .get):
            let nodes = numberOrder.compactMap { numbers[$0] }.map { number in
                (number.id, selected(numberNode(number), request, usual: Self.usualNumberFields))
            }
            return .object(try GraphPage.page(nodes, request, baseURL: baseURL))
        case ("phone_numbers"?, .post): return try createNumber(request, at: now)
        case ("subscribed_apps"?, .get): return ["data": subscriptions.isSubscribed ? [subscribedApp] : []]
        case ("subscribed_apps"?, .post): return subscribeApp(request)
        case ("subscribed_apps"?, .delete):
            subscriptions.isSubscribed = false
            subscriptions.accountOverride = nil
            return ["success": true]
        case ("pricing_analytics"?, .get): return try pricingAnalytics(request.query)
        case ("template_analytics"?, .get): return try templateAnalytics(request.query)
        case ("conversation_analytics"?, .get): return try conversationAnalytics(request.query)
        case ("flows"?, .get): return try listFlows(request, baseURL: baseURL)
        case ("flows"?, .post): return try createFlow(request.parameters, at: now)
        case ("assigned_users"?, .get), ("assigned_users"?, .post), ("assigned_users"?, .delete):
            return try answerUsers(request, baseURL: baseURL)
        case ("product_catalogs"?, .get), ("schedules"?, .get), ("solutions"?, .get), ("activities"?, .get):
            return ["data": []]
        default: throw unknownEdge(request)
        }
    }

    var accountNode: JSON {
        [
            "id": .string(account.wabaID),
            "name": .string(account.name),
            "currency": .string(account.currency),
            "timezone_id": "1",
            "message_template_namespace": .string(account.templateNamespace),
            "account_review_status": "APPROVED",
            "business_verification_status": "verified",
            "ownership_type": "SELF",
            "status": "ACTIVE",
            "country": .string(accountCountry),
            "primary_business_location": .string(accountCountry),
            "marketing_messages_lite_api_status": "ONBOARDED",
            "whatsapp_business_manager_messaging_limit": .string(settings.tier.rawValue),
            "is_enabled_for_insights": .bool(account.isEnabledForInsights),
            "owner_business_info": ["id": .string(account.businessID), "name": .string(account.name)],
            "health_status": healthStatus("WABA", id: account.wabaID),
        ]
    }

    private var accountCountry: String {
        numberOrder.first.flatMap { numbers[$0] }.map { MarketTable.bundled.country(of: $0.digits) } ?? "US"
    }

    private func readAccount(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard case .object(var node) = accountNode else { return [:] }
        for field in request.text("fields").map({ FieldSelection($0).fields }) ?? [] {
            switch field.name {
            case "pricing_analytics": node[field.name] = try pricingAnalytics(field.arguments)
            case "analytics": node[field.name] = try messageAnalytics(field.arguments)
            case "conversation_analytics": node[field.name] = try conversationAnalytics(field.arguments)
            case "template_analytics": node[field.name] = try templateAnalytics(field.arguments)
            default: break
            }
        }
        return selected(node, request, usual: Self.usualAccountFields)
    }

    static let usualAccountFields = ["id", "name", "currency", "timezone_id", "message_template_namespace"]

    func healthStatus(_ type: String, id: String) -> JSON {
        let state = settings.accountError == nil ? "AVAILABLE" : "BLOCKED"
        let errors: JSON? = settings.accountError.map { code in
            [["error_code": .integer(code), "error_description": .string(ErrorText.known[code]?.title ?? "Blocked")]]
        }
        return [
            "can_send_message": .string(state),
            "entities": [
                [
                    "entity_type": .string(type), "id": .string(id), "can_send_message": .string(state),
                    "errors": errors,
                ]
            ],
        ]
    }

    var applicationNode: JSON {
        [
            "link": .string("https://www.facebook.com/games/?app_id=\(account.appID)"),
            "name": "Lodestone simulator",
            "id": .string(account.appID),
        ]
    }

    private var subscribedApp: JSON {
        [
            "whatsapp_business_api_data": applicationNode,
            "override_callback_uri": subscriptions.accountOverride.map { .string($0.url) },
        ]
    }

    /// With a callback of its own, which was verified before, or without one: the app's.
    private mutating func subscribeApp(_ request: IncomingRequest) -> JSON {
        subscriptions.isSubscribed = true
        subscriptions.accountOverride = request.text("override_callback_uri").flatMap { url in
            url.isEmpty ? nil : WebhookOverride(url: url, verifyToken: request.text("verify_token") ?? "")
        }
        return ["success": true, "data": subscriptions.accountOverride == nil ? nil : [subscribedApp]]
    }

    private mutating func createNumber(_ request: IncomingRequest, at now: Timestamp) throws(GraphRefusal) -> JSON {
        guard let code = request.text("cc") ?? request.text("country_code"), let rest = request.text("phone_number"),
            let name = request.text("verified_name")
        else { throw .parameter("The parameters cc, phone_number and verified_name are required.") }
        let digits = rest.filter { $0.isASCII && $0.isNumber }
        let whole = digits.hasPrefix(code) && digits.count > 10 ? digits : code + digits
        guard (7...15).contains(whole.count) else { throw .parameter("Invalid phone number.") }
        guard !numbers.values.contains(where: { $0.digits == whole }) else {
            throw .template(2388012, "Number exists", "The phone number is already in the account.")
        }
        guard numbers.count < 100 else { throw .parameter("The account has as many numbers as it may have.") }
        let id = addNumber(NumberConfiguration(displayNumber: "+\(whole)", verifiedName: name), now: now)
        numbers[id]?.isRegistered = false
        numbers[id]?.isVerified = false
        numbers[id]?.status = "PENDING"
        return ["id": .string(id)]
    }
}
