import CloudAPI
import Foundation
import HTTPTypes
import NIOCore
import Primitives

/// The simulated customers: who they are, what they see, what they write.
extension ControlService {
    static let usersShown = 200

    /// Those with the newest chats first; the rest by age.
    func users(_ request: IncomingRequest) -> JSON {
        let search = request.text("search")?.lowercased() ?? ""
        let number = request.text("number")
        return engine.act { world, now in
            let numberID = number ?? world.numberOrder.first ?? ""
            let found = world.customers.all.filter { customer in
                search.isEmpty || customer.name.lowercased().contains(search) || customer.digits.contains(search)
                    || customer.username?.lowercased().contains(search) == true
            }
            let dated = found.map { customer in
                let thread = world.threads[ThreadKey(numberID: numberID, customerID: customer.id)]
                return (customer, thread, thread?.chat.last ?? -1)
            }
            let newest = dated.sorted { $0.2 > $1.2 }.prefix(Self.usersShown)
            let items: [JSON] = newest.map { customer, thread, position in
                var object = world.userJSON(customer)
                object["unread"] = .integer(thread?.unread.count ?? 0)
                object["last"] =
                    world.chat[position].map {
                        ["text": .string($0.summary), "author": .string($0.author.rawValue), "at": world.time($0.at)]
                    } ?? .null
                return .object(object)
            }
            return ["items": .array(items), "total": .integer(found.count)]
        }
    }

    /// Makes a user, or changes one: `{phone | user_id, name?, username?, …}`.
    func changeUser(_ request: IncomingRequest) throws(ControlError) -> JSON {
        let key = request.text("user_id") ?? request.text("phone") ?? ""
        var changes: [@Sendable (inout Customer) -> Void] = []
        if let name = request.text("name"), !name.isEmpty { changes.append { $0.name = String(name.prefix(100)) } }
        if let value = request.parameter("username") {
            let username = value.string.flatMap { $0.isEmpty ? nil : String($0.prefix(60)) }
            changes.append { $0.username = username }
        }
        let flags: [(String, any WritableKeyPath<Customer, Bool> & Sendable)] = [
            ("hides_number", \.hidesNumber), ("installed", \.isInstalled), ("marketing_stopped", \.hasStoppedMarketing),
            ("read_receipts", \.sendsReadReceipts), ("has_blocked_business", \.hasBlockedBusiness),
            ("by_hand", \.isByHand),
        ]
        for (name, path) in flags {
            guard let value = request.parameter(name) else { continue }
            let isOn = try ControlReader(key: name, value: value).bool()
            changes.append { $0[keyPath: path] = isOn }
        }
        let steps = changes
        let user = engine.act { world, _ in
            world.user(key).map { customer in
                var customer = customer
                for change in steps { change(&customer) }
                world.customers.update(customer)
                world.touched.insert(customer.id)
                return world.userJSON(customer)
            }
        }
        guard let user else { throw .wrong("phone must be a telephone number with its country code.") }
        return .object(user)
    }

    func answerUser(_ path: [String], _ request: IncomingRequest) throws(ControlError) -> JSON {
        let key = path[1]
        guard let customer = engine.act({ world, _ in world.customers.find(key) }) else {
            throw .missing("user \(key)")
        }
        let asked = request.text("number")
        let numberID = asked ?? engine.act { world, _ in world.numberOrder.first ?? "" }
        let thread = ThreadKey(numberID: numberID, customerID: customer.id)
        switch (request.method, path.count == 3 ? path[2] : "") {
        case (.get, ""): return .object(engine.act { world, _ in world.userJSON(customer) })
        case (.get, "chat"): return chat(thread, customer)
        case (.post, "read"):
            return ["read": .integer(engine.act { world, now in world.read(thread, at: now) })]
        case (.post, "played"):
            let id = request.text("id") ?? ""
            return ["played": .bool(engine.act { world, now in world.play(id, at: now) })]
        case (.post, "marketing"):
            let value = request.text("value") ?? ""
            guard ["stop", "resume"].contains(value) else { throw .wrong("value must be stop or resume.") }
            engine.act { world, now in
                world.prefer(marketing: value == "resume", customerID: customer.id, numberID: numberID, at: now)
            }
            return ["success": true]
        default: throw .missing("\(request.method.rawValue) of a user")
        }
    }

    private func chat(_ key: ThreadKey, _ customer: Customer) -> JSON {
        engine.act { world, now in
            let thread = world.threads[key]
            let number = world.numbers[key.numberID]
            return [
                "user": .object(world.userJSON(world.customers.find(customer.id) ?? customer)),
                "business": [
                    "phone_number_id": .string(key.numberID),
                    "name": .string(number?.verifiedName ?? ""),
                    "display_phone_number": .string(number?.displayNumber ?? ""),
                ],
                "blocked_by_business": .bool(number?.blocked.contains(customer.id) ?? false),
                "window_until": world.time(thread?.windowUntil),
                "window_open": .bool(thread?.isWindowOpen(at: now) ?? false),
                "unread": .integer(thread?.unread.count ?? 0),
                "messages": .array(world.chatEntries(key).map(world.chatJSON)),
            ]
        }
    }
}

extension World {
    /// The user of a key; made when the key is a number that is new.
    mutating func user(_ key: String) -> Customer? {
        if let customer = customers.find(key) { return customer }
        guard let digits = RecipientNumber.read(key.hasPrefix("+") ? key : "+" + key, countryCode: "1") else {
            return nil
        }
        let (customer, evicted) = customers.resolve(digits: digits)
        forget(evicted)
        return customer
    }
}
