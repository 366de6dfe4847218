import CloudAPI
import HTTPTypes
import Primitives

/// The block list of a number. Source: reference section 7, "Block list".
extension World {
    static let blockedMax = 64_000

    mutating func answerBlockList(
        _ id: String,
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        switch request.method {
        case .get:
            let items: [(key: String, value: JSON)] = (numbers[id]?.blocked ?? []).compactMap { customerID in
                customers.find(customerID).map { (customerID, blockedUser($0, input: $0.digits)) }
            }
            return .object(try GraphPage.page(items, request, baseURL: baseURL))
        case .post: return try block(id, request, at: now)
        case .delete: return try unblock(id, request)
        default: throw unknownEdge(request)
        }
    }

    private func blockedUser(_ customer: Customer, input: String) -> JSON {
        [
            "messaging_product": "whatsapp",
            "input": .string(input),
            "wa_id": customer.hidesNumber ? nil : .string(customer.digits),
            "user_id": settings.shape.hasUserIDs ? .string(customer.id) : nil,
        ]
    }

    private func users(_ request: IncomingRequest) throws(GraphRefusal) -> [String] {
        guard let list = request.parameter("block_users")?.array else {
            throw .parameter("The parameter block_users is required.")
        }
        return list.compactMap { ($0["user"] ?? $0["user_id"])?.looseText }
    }

    private func find(_ input: String) -> Customer? {
        customers.find(input) ?? customers.find(input.filter { $0.isASCII && $0.isNumber })
    }

    private mutating func block(_ id: String, _ request: IncomingRequest, at now: Timestamp) throws(GraphRefusal)
        -> JSON
    {
        var added: [JSON] = []
        var failed: [JSON] = []
        for input in try users(request) {
            let customer = find(input)
            let thread = customer.flatMap { threads[ThreadKey(numberID: id, customerID: $0.id)] }
            // Only users who wrote in the last 24 hours can be blocked.
            guard let customer, thread?.isWindowOpen(at: now) == true else {
                let details = "The user has not messaged the business in the last 24 hours."
                failed.append(failedUser(customer, input: input, code: 139100, details: details))
                continue
            }
            let blocked = numbers[id]?.blocked ?? []
            guard blocked.contains(customer.id) || blocked.count < Self.blockedMax else {
                let details = "The block list has its \(Self.blockedMax) users."
                failed.append(failedUser(customer, input: input, code: 139101, details: details))
                continue
            }
            if numbers[id]?.blocked.contains(customer.id) == false { numbers[id]?.blocked.append(customer.id) }
            touched.insert(customer.id)
            added.append(blockedUser(customer, input: input))
        }
        return try blockAnswer(added, failed: failed, name: "added_users")
    }

    private func failedUser(_ customer: Customer?, input: String, code: Int, details: String) -> JSON {
        [
            "input": .string(input),
            "wa_id": customer.map { .string($0.digits) },
            "errors": [
                [
                    "code": .integer(Int64(code)), "message": .string(ErrorText.of(code).title),
                    "error_data": ["details": .string(details)],
                ]
            ],
        ]
    }

    private mutating func unblock(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        var removed: [JSON] = []
        for input in try users(request) {
            guard let customer = find(input) else { continue }
            numbers[id]?.blocked.removeAll { $0 == customer.id }
            touched.insert(customer.id)
            removed.append(blockedUser(customer, input: input))
        }
        return try blockAnswer(removed, failed: [], name: "removed_users")
    }

    private func blockAnswer(_ done: [JSON], failed: [JSON], name: String) throws(GraphRefusal) -> JSON {
        var list: JSONObject = [name: .array(done)]
        guard failed.isEmpty else {
            list["failed_users"] = .array(failed)
            // The reference does not say where 139101 stands beside 139100: it is the answer's own where nothing else failed.
            let isFull = failed.allSatisfy { $0["errors"]?[0]?["code"]?.int == 139_101 }
            var error = GraphRefusal.message(isFull ? 139101 : 139100)
            error.beside = ["messaging_product": "whatsapp", "block_users": .object(list)]
            throw error
        }
        return ["messaging_product": "whatsapp", "block_users": .object(list)]
    }
}
