extension GatewayID {
    /// What a webhook that was verified tells; reading one needs none of a gateway's settings.
    func news(of body: [UInt8]) throws -> [GatewayNews] {
        switch self {
        case .razorpay: try RazorpayWebhook.news(body)
        case .cashfree: try CashfreeWebhook.news(body)
        case .stripe: try StripeWebhook.news(body)
        case .test: try TestNews.read(body)
        }
    }
}
