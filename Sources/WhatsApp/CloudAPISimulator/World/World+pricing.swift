import Primitives

extension World {
    /// The `pricing` of a message, the conversation it belongs to, and whether it opened that.
    ///
    /// Decided when the message is accepted, since `sent` carries it; charged at the first `delivered` or `read`.
    mutating func price(
        _ submission: Submission,
        template: Template?,
        customer: Customer,
        key: ThreadKey,
        at now: Timestamp
    ) -> (Pricing, ChatThread.Conversation?, opens: Bool) {
        answerAd(key, at: now)
        let thread = threads[key, default: ChatThread()]
        let era = pricingEra(at: now)
        let category = category(submission, template: template, customer: customer)
        let month = month(of: now)
        let pricing = PricingRules.price(
            PricingQuestion(
                category: category,
                isServiceWindowOpen: thread.isWindowOpen(at: now),
                isEntryPointOpen: thread.isEntryPointOpen(at: now),
                freeServiceLeft: PricingRules.freeServicePerMonth
                    - (numbers[key.numberID]?.freeService.used(in: month) ?? 0),
                era: era
            )
        )
        if era == .perMessageWithService, pricing.category == .service, pricing.type == .freeCustomerService {
            numbers[key.numberID]?.freeService.add(1, in: month)
        }
        if pricing.category == .referralConversion { return (pricing, thread.entryPoint, false) }
        switch era {
        case .conversations:
            let (conversation, opens) = conversation(of: pricing.category, key: key, at: now)
            return (pricing, conversation, opens)
        case .perMessage, .perMessageWithService:
            guard settings.shape == .perMessageV23 else { return (pricing, nil, false) }
            return (pricing, freshConversation(until: now + .hours(24)), false)
        }
    }

    /// The business answers somebody who came from an ad within 24 hours: from now on everything is free for a while.
    private mutating func answerAd(_ key: ThreadKey, at now: Timestamp) {
        guard let clicked = threads[key]?.adClickedAt else { return }
        threads[key]?.adClickedAt = nil
        guard now < clicked + .hours(24) else { return }
        let conversation = freshConversation(until: now + .hours(Int64(settings.entryPointHours)))
        threads[key]?.entryPoint = conversation
    }

    private func category(_ submission: Submission, template: Template?, customer: Customer) -> PriceCategory {
        guard let template else { return .service }
        if submission.isMarketingAPI { return .marketingLite }
        guard template.priceCategory == .authentication, settings.isAuthenticationInternational else {
            return template.priceCategory
        }
        let ownCountry = numbers[numberOrder.first ?? ""].map { MarketTable.bundled.country(of: $0.digits) }
        let country = MarketTable.bundled.country(of: customer.digits)
        return Self.internationalCountries.contains(country) && country != ownCountry
            ? .authenticationInternational : .authentication
    }

    /// Source: reference section 11, as of 2026-10-01.
    private static let internationalCountries: Set<String> = [
        "EG", "IN", "ID", "MY", "NG", "PK", "SA", "ZA", "AE", "BD", "IQ", "KZ", "KW", "MA", "NP", "OM", "LK", "UA",
    ]

    /// A conversation lasts 24 hours from its first message. Service answers ride on any that is open.
    private mutating func conversation(
        of category: PriceCategory,
        key: ThreadKey,
        at now: Timestamp
    ) -> (ChatThread.Conversation, opens: Bool) {
        let open = threads[key]?.conversations.filter { now < $0.value.expiresAt } ?? [:]
        if let conversation = open[category] { return (conversation, false) }
        if category == .service, let any = open.min(by: { $0.key.rawValue < $1.key.rawValue }) {
            return (any.value, false)
        }
        let conversation = freshConversation(until: now + .hours(24))
        threads[key, default: ChatThread()].conversations[category] = conversation
        return (conversation, true)
    }

    private mutating func freshConversation(until moment: Timestamp) -> ChatThread.Conversation {
        ChatThread.Conversation(id: draw { $0.hexadecimal(32).lowercased() }, expiresAt: moment)
    }

    /// Charges a message for good: the first `delivered` or `read` of it.
    mutating func charge(_ position: Int, at now: Timestamp) {
        guard let entry = ledger[position], entry.pricedAt == nil else { return }
        let day = day(of: now)
        let pays = entry.pricing.billable && (entry.pricing.era != .conversations || entry.opensConversation)
        let place = pays ? countVolume(entry, at: now) : nil
        let list = pays ? card.rate(market: entry.market, category: entry.pricing.category, on: day) : .zero
        ledger.update(position) {
            $0.pricedAt = now
            $0.cost = place?.rate ?? list
            $0.tier = place?.bounds
        }
        if let charged = ledger[position] {
            ledger.countPriced(charged, slot: now.seconds.flooredDivision(by: 1800))
        }
    }
}
