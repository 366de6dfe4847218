import CloudAPI
import Testing

/// Details of samples, where a mistake in one key would pass unseen.
struct WebhookDetailTests {
    private func content(_ sample: String) throws -> WebhookContent {
        try #require(try WebhookBody(parsing: Sample.named(sample).bytes).items.first).content
    }

    private func message(_ sample: String) throws -> InboundMessage {
        guard case .message(let message) = try content(sample) else { throw WrongCase() }
        return message
    }

    private func status(_ sample: String) throws -> MessageStatus {
        guard case .status(let status) = try content(sample) else { throw WrongCase() }
        return status
    }

    private struct WrongCase: Error {}

    @Test
    func `A text tells its sender`() throws {
        let message = try message("message-text")

        #expect(message.id == "wamid.HBgMNDQ3NzAwOTAwMTIzFQIAEhgUM0EwNkY4RkFFQTNCNUY2OTc2OTEA")
        #expect(message.timestampSeconds == 1_795_168_800)
        #expect(message.from == "447700900123")
        #expect(message.fromUserID == "GB.48151623420815162342")
        #expect(message.contact?.username == "asha.verma")
        guard case .text("Hello! Is the blue kurta still available in size M?") = message.content else {
            throw WrongCase()
        }
    }

    @Test
    func `People without a number are people`() throws {
        let message = try message("message-text-username-only")
        #expect(message.from == nil)
        #expect(message.contact?.name == "Kavya")
        #expect(message.contact?.waID == nil)

        let status = try status("status-username-only")
        #expect(status.recipientID == nil)
        #expect(status.recipientUserID == "IN.31415926535897932384")
        #expect(status.contact?.username == "kavya_k")

        let older = try self.message("message-text-before-user-ids")
        #expect(older.fromUserID == nil)
        #expect(older.contact?.name == "Asha Verma")
    }

    @Test
    func `Replies, forwards, products and ads are told`() throws {
        #expect(try message("message-text-reply").context?.messageID?.hasPrefix("wamid.HBgM") == true)
        #expect(try message("message-text-forwarded").context?.isForwarded == true)
        #expect(try message("message-text-frequently-forwarded").context?.isFrequentlyForwarded == true)
        #expect(try message("message-text-about-product").context?.product?.retailerID == "KURTA-BLUE-M")
        let ad = try #require(try message("message-text-ad-referral").referral)
        #expect(ad.clickID == "Aff-n8ZExampleClickIdentifier0123456789")
        #expect(ad.welcomeText == "Hi! How can we help you?")
        #expect(try message("message-text-post-referral").referral?.clickID == nil)
        #expect(try message("message-text-group").groupID != nil)
        #expect(try message("message-text-identity-hash").contact?.identityKeyHash == "DF2lS5v2W6x=")
    }

    @Test
    func `Media, orders and forms are whole`() throws {
        guard case .document(let document) = try message("message-document").content,
            case .audio(let voice) = try message("message-audio-voice").content,
            case .order(let order) = try message("message-order").content,
            case .interactive(.form(let form)) = try message("message-interactive-nfm-reply-flow").content,
            case .contacts(let cards) = try message("message-contacts").content,
            case .reaction(_, let removed) = try message("message-reaction-removed").content
        else { throw WrongCase() }

        #expect(document.filename == "invoice-0042.pdf")
        #expect(document.url?.contains("mid=629145600000805&source=webhook") == true)
        #expect(voice.isVoice)
        #expect(order.items.map(\.itemPrice.literal) == ["1499.0", "599.5"])
        #expect(form.response?["rating"] == "5")
        #expect(cards.first?.addresses.first?.zip == "411001")
        #expect(removed == nil)
    }

    @Test
    func `A new number and a new identity are told`() throws {
        guard case .system(let number) = try message("message-system-number-changed").content,
            case .system(let identity) = try message("message-system-identity-changed").content
        else { throw WrongCase() }

        #expect(number.waID == "447700900777")
        #expect(number.previousUserID == "GB.48151623420815162342")
        #expect(identity.identityHash == "DF2lS5v2W6x=")
        #expect(identity.isIdentityAcknowledged == true)
    }

    @Test(arguments: [
        ("status-delivered-pmp", "PMP", "regular", "utility", true),
        ("status-delivered-service-free", "PMP", "free_customer_service", "service", false),
        ("status-delivered-free-entry-point", "PMP", "free_entry_point", "referral_conversion", false),
        ("status-delivered-authentication-international", "PMP", "regular", "authentication-international", true),
        ("status-delivered-cbp", "CBP", nil, "utility", true),
        ("status-delivered-cbp-service", "CBP", nil, "service", false),
    ])
    func `Pricing is read`(sample: String, model: String, type: String?, category: String, isCharged: Bool) throws {
        let pricing = try #require(try status(sample).pricing)

        #expect(pricing.model?.rawValue == model)
        #expect(pricing.type?.rawValue == type)
        #expect(pricing.category?.rawValue == category)
        #expect(pricing.isCharged == isCharged)
    }

    @Test
    func `Statuses tell the rest`() throws {
        #expect(try status("status-sent-free-entry-point").conversation?.expirationSeconds == 1_795_428_000)
        #expect(try status("status-with-opaque-data").callbackData == "campaign=diwali;row=81")
        let failed = try status("status-failed-131050-opted-out")
        #expect(failed.state == .failed)
        #expect(failed.errors.first?.code == 131050)
        #expect(failed.errors.first?.details == "The recipient chose to stop marketing messages from this business.")
        let group = try status("status-group-delivered")
        #expect(group.isGroup && group.participantID == "447700900123")
        #expect(group.contact?.name == "Asha Verma")
        guard case .paymentStatus(let payment) = try content("status-payment-captured") else { throw WrongCase() }
        #expect(payment.referenceID == "ORD-0042")
        #expect(payment.amount?.value == 359_750)
    }

    @Test
    func `Templates and accounts tell the rest`() throws {
        guard case .templateStatus(let rejected) = try content("template-status-rejected"),
            case .templateCategory(let notice) = try content("template-category-update-impending"),
            case .templateCategory(let done) = try content("template-category-update"),
            case .accountUpdate(let restriction) = try content("account-update-restriction"),
            case .accountUpdate(let tier) = try content("account-update-volume-tier"),
            case .phoneNumberName(let name) = try content("phone-number-name-update-approved"),
            case .history(let declined) = try content("history-declined"),
            case .history(let chunk) = try content("history-chunk")
        else { throw WrongCase() }

        #expect(rejected.template.id == "733000000000909")
        #expect(rejected.event == .rejected)
        #expect(rejected.recommendation == "Put words between the variables.")
        #expect(notice.isNotice && notice.correct == .marketing)
        #expect(!done.isNotice && done.previous == .utility)
        #expect(restriction.restrictions.map(\.expirationSeconds) == [1_795_428_000, 1_795_428_000])
        #expect(tier.volumeTier?.tier == "25000001:50000000")
        #expect(name.rejectionReason == nil)
        #expect(declined.errors.map(\.code) == [2_593_109])
        #expect(chunk.threads.first?.messages.map(\.status) == ["READ", "READ", "PLAYED"])
    }
}
