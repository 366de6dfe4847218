import CloudAPI
import Primitives

extension World {
    /// `POST /{phone}/messages`: checks in Meta's order, accepts, and plans what follows.
    ///
    /// Source: reference section 18.3. What Meta finds out later comes later, as a failed status.
    mutating func send(
        _ body: JSONObject,
        from numberID: String,
        isMarketingAPI: Bool = false,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        guard let number = numbers[numberID] else { throw .unknownObject(numberID, method: "POST") }
        guard number.isRegistered else { throw .message(133010) }
        if let code = settings.accountError, code != 131042 { throw .message(code) }
        let submission = try SubmissionReader(
            body,
            countryCode: number.countryCode,
            isMarketingAPI: isMarketingAPI
        ).read()
        try checkMedia(of: submission, at: now)
        let customer = try recipient(of: submission, number: number)
        guard !number.blocked.contains(customer.id) else { throw .message(130403) }
        let template = try template(of: submission)
        let rendered = try template.map { template throws(GraphRefusal) in
            let filled = TemplateRules.fill(template.definition, with: submission.content)
            if let refusal = GraphRefusal(filled.findings) { throw refusal }
            return filled.rendered.json
        }
        try takeRates(numberID: numberID, customer: customer, isTemplate: template != nil, at: now)
        if settings.accountError == 131042 { throw .message(131042) }

        let position = accept(
            submission,
            numberID: numberID,
            customer: customer,
            template: template,
            rendered: rendered,
            at: now
        )
        let id = ledger[position]?.id ?? ""
        return answer(submission: submission, customer: customer, messageID: id, isTemplate: template != nil)
    }

    private mutating func recipient(
        of submission: Submission,
        number: BusinessNumber
    ) throws(GraphRefusal) -> Customer {
        switch submission.recipient {
        case .digits(let digits):
            guard digits != number.digits else { throw .message(131021) }
            guard number.allowedRecipients?.contains(digits) ?? true else { throw .message(131030) }
            if case .error(let code)? = MagicNumber(digits: digits), ErrorText.known[code]?.isLater == false {
                throw .message(code)
            }
            let isNew = customers.find(digits) == nil
            var (customer, evicted) = customers.resolve(digits: digits)
            forget(evicted)
            if isNew, isAbsent(digits) {
                customer.isInstalled = false
                customers.update(customer)
            }
            return customer
        case .userID(let id):
            guard let customer = customers.find(id) else {
                throw .message(131009, "Invalid parameter: recipient: unknown business-scoped user ID")
            }
            return customer
        }
    }

    private func isAbsent(_ digits: String) -> Bool {
        var generator = SeededGenerator(seed: seed, key: "absent \(digits)")
        return generator.happens(settings.absent)
    }

    /// The template that a template message names, if it may be used.
    private func template(of submission: Submission) throws(GraphRefusal) -> Template? {
        guard submission.type == "template" else { return nil }
        let name = submission.content["name"]?.string ?? ""
        let language = submission.content["language"]?["code"]?.string ?? ""
        guard let template = templates.find(name: name, language: language) else {
            throw .message(132001, "template name (\(name)) does not exist in \(language)")
        }
        if submission.isMarketingAPI, template.priceCategory != .marketing { throw .message(134100) }
        if case .userID = submission.recipient, template.buttons.contains(where: { $0["type"]?.string == "OTP" }) {
            throw .message(131062)
        }
        switch template.status {
        case .approved, .flagged, .locked: return template
        case .paused: throw .message(132015)
        case .disabled: throw .message(132016)
        default: throw .message(132001, "template name (\(name)) is not approved in \(language)")
        }
    }

    /// Uploaded media must be there. What lies behind a link is found out later.
    private func checkMedia(of submission: Submission, at now: Timestamp) throws(GraphRefusal) {
        for (path, object) in submission.media {
            guard let id = object["id"]?.looseText, !id.isEmpty else { continue }
            // The words are what n8n's WhatsApp node and others look for.
            guard media.find(id, at: now) != nil else {
                throw .parameter("Param \(path)['id'] is not a valid whatsapp business account media attachment ID")
            }
        }
    }

    private mutating func takeRates(
        numberID: String,
        customer: Customer,
        isTemplate: Bool,
        at now: Timestamp
    ) throws(GraphRefusal) {
        guard numbers[numberID]?.throughput.take(at: now) == true else { throw .message(130429) }
        let key = ThreadKey(numberID: numberID, customerID: customer.id)
        guard threads[key, default: ChatThread()].pairRate.take(at: now) else { throw .message(131056) }
        if isTemplate, threads[key]?.isWindowOpen(at: now) != true {
            guard messagingLimit.take(user: customer.id, at: now) else { throw .message(131048) }
        }
    }

    private func answer(submission: Submission, customer: Customer, messageID: String, isTemplate: Bool) -> JSON {
        let isHidden = customer.hidesNumber && submission.recipient == .userID(customer.id)
        let contact: JSON = [
            "input": .string(submission.input),
            "wa_id": isHidden ? nil : .string(customer.digits),
            "user_id": settings.shape.hasUserIDs ? .string(customer.id) : nil,
        ]
        let message: JSON = [
            "id": .string(messageID),
            "message_status": isTemplate ? "accepted" : nil,
        ]
        return ["messaging_product": "whatsapp", "contacts": [contact], "messages": [message]]
    }

    /// Customers who left take their threads along.
    mutating func forget(_ customerIDs: [String]) {
        for customerID in customerIDs {
            for numberID in numberOrder {
                threads[ThreadKey(numberID: numberID, customerID: customerID)] = nil
            }
        }
    }
}
