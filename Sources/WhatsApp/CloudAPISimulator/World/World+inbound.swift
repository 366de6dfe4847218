import CloudAPI
import Primitives

/// What a customer sends, as the control API takes it.
struct CustomerMessage: Sendable {
    /// `text`, `image`, `button`, `interactive` and so on, as in webhooks.
    var type: String
    /// Meta's object for the type; for `contacts` an array; `nil` for types without one.
    var content: JSON?
    var referral: JSON?
    /// The message it answers.
    var quotes: String?
    var isForwarded = false
}

extension World {
    enum InboundRefusal: Error, Equatable {
        case noSuchNumber
        /// The business has blocked this user, who can no longer write.
        case isBlocked
    }

    /// A customer writes: opens the window, shows it in the chat, tells the business.
    /// - Returns: the message's identity.
    mutating func receive(
        _ message: CustomerMessage,
        from customer: Customer,
        on numberID: String,
        at now: Timestamp
    ) throws(InboundRefusal) -> String {
        guard let number = numbers[numberID] else { throw .noSuchNumber }
        guard !number.blocked.contains(customer.id) else { throw .isBlocked }
        let key = ThreadKey(numberID: numberID, customerID: customer.id)
        let id = inboundIdentity(customer, key: key)
        threads[key, default: ChatThread()].lastInboundAt = now
        if !customer.isInstalled, var writer = customers.find(customer.id) {
            writer.isInstalled = true
            customers.update(writer)
        }
        if message.referral?["source_type"]?.string == "ad" {
            threads[key]?.adClickedAt = now
        }
        inboundCount += 1
        showInbound(message, id: id, key: key, at: now)
        post(
            WebhookUpdate(
                field: "messages",
                metadata: metadata(numberID),
                contact: contact(customer),
                content: .message(inboundJSON(message, id: id, from: customer, number: number, at: now))
            )
        )
        return id
    }

    private mutating func inboundIdentity(_ customer: Customer, key: ThreadKey) -> String {
        let count = threads[key, default: ChatThread()].inboundCount
        threads[key, default: ChatThread()].inboundCount += 1
        let place = "\(key.numberID) \(key.customerID) \(count) \(customers.forgotten)"
        var generator = SeededGenerator(seed: seed, key: "in \(run) \(place)")
        return MessageIdentity.make(
            digits: customer.hidesNumber ? MessageIdentity.hiddenDigits : customer.digits,
            sender: .user,
            hexadecimal: "3A" + generator.hexadecimal(18)
        )
    }

    private mutating func showInbound(_ message: CustomerMessage, id: String, key: ThreadKey, at now: Timestamp) {
        if message.type == "reaction", let target = message.content?["message_id"]?.string {
            react(to: target, emoji: message.content?["emoji"]?.string ?? "", by: .customer)
            return
        }
        _ = addChat(
            ChatEntry(
                id: id,
                author: .customer,
                numberID: key.numberID,
                customerID: key.customerID,
                at: now,
                type: message.type,
                content: message.content ?? [:],
                rendered: nil,
                quotes: message.quotes
            )
        )
    }

    private func inboundJSON(
        _ message: CustomerMessage,
        id: String,
        from customer: Customer,
        number: BusinessNumber,
        at now: Timestamp
    ) -> JSON {
        let hasIDs = settings.shape.hasUserIDs
        var object: JSONObject = [
            "context": contextJSON(message, number: number),
            "from": customer.hidesNumber && hasIDs ? nil : .string(customer.digits),
            "from_user_id": hasIDs ? .string(customer.id) : nil,
            "id": .string(id),
            "timestamp": .string(String(now.seconds)),
            "type": .string(message.type),
        ]
        object[message.type] = message.content
        if message.type == "unsupported" {
            object["errors"] = [
                [
                    "code": 131051,
                    "title": "Message type unknown",
                    "message": "Message type unknown",
                    "error_data": ["details": "Message type is currently not supported."],
                ]
            ]
        }
        object["referral"] = message.referral
        return .object(object)
    }

    private func contextJSON(_ message: CustomerMessage, number: BusinessNumber) -> JSON? {
        if let quoted = message.quotes {
            let isOwn = chatEntry(quoted)?.author == .customer
            let author = isOwn ? chatEntry(quoted).flatMap { customers.find($0.customerID)?.digits } : number.digits
            return ["from": author.map(JSON.string), "id": .string(quoted)]
        }
        return message.isForwarded ? ["forwarded": true] : nil
    }

    /// The customer stops or resumes marketing messages of this business.
    mutating func prefer(marketing isWanted: Bool, customerID: String, numberID: String, at now: Timestamp) {
        guard var customer = customers.find(customerID) else { return }
        customer.hasStoppedMarketing = !isWanted
        customers.update(customer)
        touched.insert(customerID)
        let preference: JSON = [
            "wa_id": customer.hidesNumber ? nil : .string(customer.digits),
            "user_id": settings.shape.hasUserIDs ? .string(customer.id) : nil,
            "detail": .string("User requested to \(isWanted ? "resume" : "stop") marketing messages"),
            "category": "marketing_messages",
            "value": isWanted ? "resume" : "stop",
            "timestamp": .integer(now.seconds),
        ]
        post(
            WebhookUpdate(
                field: "user_preferences",
                metadata: metadata(numberID),
                contact: contact(customer),
                content: .preference(preference)
            )
        )
    }

    /// Keeps a file that a customer sends, and gives Meta's object for it.
    mutating func inboundMedia(_ item: MediaItem, baseURL: String, extra: JSONObject, at now: Timestamp) -> JSON {
        media.add(item)
        var object: JSONObject = [
            "caption": extra["caption"],
            "filename": extra["filename"],
            "mime_type": .string(item.mimeType),
            "sha256": .string(item.sha256Base64),
            "id": .string(item.id),
            "url": .string(mediaURL(item, baseURL: baseURL, source: "webhook", at: now)),
        ]
        for key in ["voice", "animated"] { object[key] = extra[key] }
        return .object(object)
    }

    /// Works for five minutes, with the token.
    func mediaURL(_ item: MediaItem, baseURL: String, source: String, at now: Timestamp) -> String {
        let until = (now + MediaShelf.urlLife).seconds
        return "\(baseURL)/whatsapp_business/attachments/?mid=\(item.id)&source=\(source)&ext=\(until)"
            + "&hash=\(mediaHash(item.id, until: until))"
    }

    func mediaHash(_ id: String, until: Int64) -> String {
        var generator = SeededGenerator(seed: seed, key: "\(account.appSecret) \(id) \(until)")
        return "ARk" + generator.letters(24)
    }
}
