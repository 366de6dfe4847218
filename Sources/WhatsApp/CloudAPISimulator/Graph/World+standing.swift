import CloudAPI
import HTTPTypes
import Primitives

/// How a number stands with Meta: its settings, the law of its country, the green tick; and who may use the account.
/// Source: Meta's OpenAPI file, the paths of the same names.
extension World {
    /// What is kept, over what Meta says before anything was set.
    mutating func answerSettings(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        let kept = try answerDocument(\.settings, of: id, request)
        guard request.method == .get else { return kept }
        var all: JSONObject = [
            "calling": [
                "status": "disabled", "call_icon_visibility": "hidden", "callback_permission_status": "disabled",
                "ip_addresses": ["default": []],
            ],
            "payload_encryption": ["status": "disabled"],
            "storage_configuration": ["status": "default"],
        ]
        for member in kept.object ?? [:] {
            guard case .object(var inner)? = all[member.key], let given = member.value.object else {
                all[member.key] = member.value
                continue
            }
            for one in given { inner[one.key] = one.value }
            all[member.key] = .object(inner)
        }
        return selected(all, request, usual: all.map(\.key))
    }

    mutating func answerCompliance(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        let type = request.text("entity_type")?.uppercased()
        if request.method == .post, type == "OTHER", request.text("entity_type_custom") == nil {
            throw .parameter("Entity_type_custom is mandatory for OTHER entity type")
        }
        let kept = try answerDocument(\.compliance, of: id, request)
        guard request.method == .get else { return kept }
        var document: JSONObject = [
            "whatsapp_business_account_id": .string(account.wabaID), "messaging_product": "whatsapp",
        ]
        for member in kept.object ?? [:] { document[member.key] = member.value }
        return ["data": [selected(document, request, usual: document.map(\.key))]]
    }

    /// The application for the green tick; nobody decides on it here.
    mutating func answerOfficialAccount(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        let state = numbers[id]?.officialState ?? "NOT_STARTED"
        guard request.method == .post else { return officialState(state, of: id) }
        let next: String
        switch request.text("action") {
        case "SUBMIT_APPLICATION", "RESUBMIT_APPLICATION":
            guard state != "PENDING" else {
                throw .parameter("Cannot submit application: An active application already exists")
            }
            guard request.parameter("application_data")?["business_name"]?.string?.isEmpty == false else {
                throw .parameter("Missing required application data: business_name is required")
            }
            next = "PENDING"
        case "WITHDRAW_APPLICATION":
            guard state == "PENDING" else {
                var refusal = GraphRefusal.parameter("Cannot withdraw application: No pending application found")
                refusal.status = 409
                refusal.type = "GraphMethodException"
                throw refusal
            }
            next = "CANCELLED"
        default: throw .parameter("Param action must be one of the actions of an application.")
        }
        numbers[id]?.officialState = next
        return [
            "success": true,
            "message": .string(
                "Official Business Account application \(next == "PENDING" ? "submitted" : "withdrawn")"
            ),
            "updated_status": officialState(next, of: id),
        ]
    }

    private func officialState(_ state: String, of id: String) -> JSON {
        let words =
            switch state {
            case "PENDING": "Your Official Business Account application is under review"
            case "CANCELLED": "Official Business Account application has been cancelled"
            default: "No Official Business Account application was made"
            }
        return ["id": .string(id), "oba_status": .string(state), "status_message": .string(words)]
    }

    /// The people of the account, besides the system user of the token.
    mutating func answerUsers(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        if request.method == .get {
            let business: JSON = ["id": .string(account.businessID), "name": .string(account.name)]
            let users: [(id: String, name: String, type: String, tasks: [String])] =
                [(account.businessID, "Lodestone simulator", "SYSTEM_USER", ["MANAGE", "DEVELOP"])]
                + account.assigned.map { ($0.id, "User \($0.id)", "BUSINESS_USER", $0.tasks) }
            let nodes = users.map { user in
                let node: JSONObject = [
                    "id": .string(user.id), "name": .string(user.name), "user_type": .string(user.type),
                    "business": business, "tasks": .array(user.tasks.map(JSON.string)),
                ]
                return (user.id, selected(node, request, usual: node.map(\.key)))
            }
            return .object(try GraphPage.page(nodes, request, baseURL: baseURL))
        }
        guard let user = request.text("user"), !user.isEmpty, user.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw .parameter("The parameter user is required.") }
        account.assigned.removeAll { $0.id == user }
        if request.method == .post {
            let tasks = request.parameter("tasks").map(Self.identities) ?? []
            guard (1...16).contains(tasks.count) else { throw .parameter("The parameter tasks is required.") }
            guard account.assigned.count < 100 else { throw .parameter("The account has as many users as it may.") }
            account.assigned.append(Account.User(id: user, tasks: tasks))
        }
        return ["success": true]
    }
}
