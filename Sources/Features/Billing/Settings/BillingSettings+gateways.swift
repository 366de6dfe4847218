extension BillingSettings {
    /// The real gateways that are set up whole.
    func gateways(over transport: GatewayTransport) -> [Gateway] {
        [razorpay(transport)?.gateway, cashfree(transport)?.gateway, stripe(transport)?.gateway].compactMap { $0 }
    }

    private func razorpay(_ transport: GatewayTransport) -> Razorpay? {
        guard let id = self["razorpay.key-id"], let secret = self["razorpay.key-secret"],
            let webhook = self["razorpay.webhook-secret"]
        else { return nil }
        return Razorpay(
            keyID: id,
            keySecret: secret,
            webhookSecret: webhook,
            baseURL: self["razorpay.url"] ?? Razorpay.standardURL,
            mandatePhone: self["razorpay.mandate-phone"],
            transport: transport
        )
    }

    private func cashfree(_ transport: GatewayTransport) -> Cashfree? {
        guard let id = self["cashfree.client-id"], let secret = self["cashfree.client-secret"],
            let phone = self["cashfree.phone"]
        else { return nil }
        return Cashfree(
            clientID: id,
            clientSecret: secret,
            baseURL: self["cashfree.url"] ?? Cashfree.standardURL,
            contactPhone: phone,
            transport: transport
        )
    }

    private func stripe(_ transport: GatewayTransport) -> Stripe? {
        guard let key = self["stripe.secret-key"], let webhook = self["stripe.webhook-secret"] else { return nil }
        return Stripe(
            secretKey: key,
            webhookSecret: webhook,
            baseURL: self["stripe.url"] ?? Stripe.standardURL,
            transport: transport
        )
    }
}
