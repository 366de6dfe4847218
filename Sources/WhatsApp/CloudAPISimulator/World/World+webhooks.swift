import CloudAPI
import Primitives

/// The JSON of what webhooks say. Shapes: reference section 9 and `webhook-samples/`.
extension World {
    func statusUpdate(
        _ entry: LedgerEntry,
        _ status: StatusWord,
        hasPricing: Bool,
        code: Int?,
        at now: Timestamp
    ) -> WebhookUpdate {
        let hasIDs = settings.shape.hasUserIDs
        let customer = customers.find(entry.customerID)
        let isHidden = customer?.hidesNumber == true
        let json: JSON = [
            "id": .string(entry.id),
            "status": .string(status.rawValue),
            "timestamp": .string(String(now.seconds)),
            "recipient_id": isHidden ? nil : .string(entry.recipient),
            "recipient_user_id": hasIDs ? .string(entry.customerID) : nil,
            "biz_opaque_callback_data": entry.opaque.map(JSON.string),
            "conversation": hasPricing ? conversationJSON(entry, status) : nil,
            "pricing": hasPricing ? pricingJSON(entry.pricing) : nil,
            "errors": code.map { [errorJSON($0)] },
        ]
        return WebhookUpdate(
            field: "messages",
            metadata: metadata(entry.numberID),
            contact: hasIDs ? customer.map(contact) : nil,
            content: .status(json)
        )
    }

    /// Only `sent` says when the conversation ends.
    private func conversationJSON(_ entry: LedgerEntry, _ status: StatusWord) -> JSON? {
        entry.conversation.map { conversation in
            [
                "id": .string(conversation.id),
                "expiration_timestamp": status == .sent ? .string(String(conversation.expiresAt.seconds)) : nil,
                "origin": ["type": .string(entry.pricing.category.rawValue)],
            ]
        }
    }

    private func pricingJSON(_ pricing: Pricing) -> JSON {
        [
            "billable": .bool(pricing.billable),
            "pricing_model": .string(pricing.model),
            "type": pricing.type.map { .string($0.rawValue) },
            "category": .string(pricing.category.rawValue),
        ]
    }

    private func errorJSON(_ code: Int) -> JSON {
        let text = ErrorText.of(code)
        return [
            "code": .integer(code),
            "title": .string(text.title),
            "message": .string(text.title),
            "error_data": ["details": .string(text.details)],
            "href": "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes",
        ]
    }

    func metadata(_ numberID: String) -> WebhookUpdate.Metadata? {
        numbers[numberID].map { WebhookUpdate.Metadata(displayNumber: $0.digits, numberID: $0.id) }
    }

    func contact(_ customer: Customer) -> WebhookUpdate.Contact {
        let hasIDs = settings.shape.hasUserIDs
        let json: JSON = [
            "profile": [
                "name": .string(customer.name),
                "username": hasIDs ? customer.username.map(JSON.string) : nil,
            ],
            "wa_id": customer.hidesNumber && hasIDs ? nil : .string(customer.digits),
            "user_id": hasIDs ? .string(customer.id) : nil,
        ]
        return WebhookUpdate.Contact(id: customer.id, json: json)
    }

    func accountUpdate(_ field: String, _ value: JSON, at now: Timestamp) -> WebhookUpdate {
        WebhookUpdate(field: field, metadata: nil, contact: nil, content: .account(value, at: now))
    }
}
