import CloudAPI
import HTTPTypes
import Primitives

/// What hangs on a number and is only kept: settings, commerce, compliance, its username. Source: reference sections 7, 14, 17.
extension World {
    /// A document that a POST adds to and a GET gives back.
    mutating func answerDocument(
        _ path: WritableKeyPath<BusinessNumber, JSONObject>,
        of id: String,
        _ request: IncomingRequest
    ) throws(GraphRefusal) -> JSON {
        switch request.method {
        case .get:
            return .object(numbers[id]?[keyPath: path] ?? [:])
        case .post:
            guard request.body.count <= 50 else { throw .parameter("Too many parameters.") }
            for member in request.body where !Self.callParameters.contains(member.key) {
                numbers[id]?[keyPath: path][member.key] = member.value
            }
            return ["success": true]
        default: throw unknownEdge(request)
        }
    }

    /// What belongs to the call, not to what is kept.
    static let callParameters: Set<String> = ["access_token", "appsecret_proof", "messaging_product", "method"]

    /// `POST /{phone}/conversational_automation`: a welcome, up to 4 prompts, up to 30 commands.
    mutating func changeAutomation(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        let given = request.parameters
        let reader = PayloadReader(.object(given))
        for prompt in try reader.member("prompts")?.elements(0...4) ?? [] { try prompt.text(max: 80) }
        for command in try reader.member("commands")?.elements(0...30) ?? [] {
            try command.need("command_name").text(max: 32)
            try command.need("command_description").text(max: 256)
        }
        for member in given where !Self.callParameters.contains(member.key) {
            let value = member.key == "enable_welcome_message" ? member.value.looseBool.map(JSON.bool) : nil
            numbers[id]?.automation[member.key] = value ?? member.value
        }
        return ["success": true]
    }

    mutating func answerCommerce(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        switch request.method {
        case .get:
            var node = numbers[id]?.commerce ?? [:]
            node["id"] = .string(id)
            return ["data": [.object(node)]]
        case .post:
            for key in ["is_cart_enabled", "is_catalog_visible"] {
                // In a query some clients write `True`.
                guard let value = request.parameter(key) else { continue }
                guard let isOn = value.bool ?? value.string.flatMap({ Bool($0.lowercased()) }) else {
                    throw .parameter("Param \(key) must be a boolean.")
                }
                numbers[id]?.commerce[key] = .bool(isOn)
            }
            return ["success": true]
        default: throw unknownEdge(request)
        }
    }

    /// Calling is off, so nobody was asked and nobody may be called. Source: Meta's OpenAPI file, `call_permissions`.
    func callPermissions(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard request.text("user_wa_id") ?? request.text("recipient") != nil else {
            throw .parameter("The parameter user_wa_id is required.")
        }
        let actions: [JSON] = ["start_call", "send_call_permission_request"].map { name in
            ["action_name": .string(name), "can_perform_action": false, "limits": []]
        }
        return [
            "messaging_product": "whatsapp", "permission": ["status": "no_permission"], "actions": .array(actions),
        ]
    }

    mutating func answerUsername(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        switch request.method {
        case .get:
            let username = numbers[id]?.username
            return ["username": username.map(JSON.string), "status": username == nil ? nil : "approved"]
        case .post:
            let name = request.text("username") ?? ""
            let isPlain = name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F
            }
            guard (3...35).contains(name.count), isPlain else {
                throw .parameter("Param username must be 3 to 35 letters, digits, periods and underscores.")
            }
            guard !numbers.values.contains(where: { $0.username == name && $0.id != id }) else {
                throw .message(147001, "The username is taken.")
            }
            numbers[id]?.username = name
            return ["status": "approved"]
        case .delete:
            numbers[id]?.username = nil
            return ["success": true]
        default: throw unknownEdge(request)
        }
    }
}
