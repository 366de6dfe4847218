/// A way to pay an order (India).
public enum PaymentSetting: Hashable, Sendable {
    /// `razorpay`, `payu`, `billdesk`, `zaakpay`, by the name of a configuration; `extra` holds the gateway's own fields.
    case gateway(type: String, configuration: String, extra: JSONObject = [:])
    /// `upi://pay?…`; the business reconciles by itself.
    case upiLink(String)
    case paymentLink(String)

    var json: JSON {
        switch self {
        case .gateway(let type, let configuration, let extra):
            [
                "type": "payment_gateway",
                "payment_gateway": .members([
                    ("type", .string(type)),
                    ("configuration_name", .string(configuration)),
                    (type, extra.isEmpty ? nil : .object(extra)),
                ]),
            ]
        case .upiLink(let link): ["type": "upi_intent_link", "upi_intent_link": ["link": .string(link)]]
        case .paymentLink(let uri): ["type": "payment_link", "payment_link": ["uri": .string(uri)]]
        }
    }
}
