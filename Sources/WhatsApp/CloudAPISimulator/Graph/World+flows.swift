import CloudAPI
import HTTPTypes
import NIOCore
import Primitives

/// Flows, from draft to deprecation. Source: reference section 12, "API". Nobody fills them in here but the control API.
extension World {
    func listFlows(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        let items = flows.all.map { flow in
            (flow.id, selected(flowNode(flow, baseURL: baseURL), request, usual: Self.usualFlowFields))
        }
        return .object(try GraphPage.page(items, request, baseURL: baseURL))
    }

    mutating func createFlow(_ body: JSONObject, at now: Timestamp) throws(GraphRefusal) -> JSON {
        guard let name = body["name"]?.string, !name.isEmpty else {
            throw .parameter("The parameter name is required.")
        }
        guard !flows.all.contains(where: { $0.name == name }) else {
            throw .template(4016019, "Flow name is not unique", "There is a Flow of that name already.")
        }
        guard flows.count < FlowShelf.countMax else {
            throw .parameter("The account has as many Flows as it may have.")
        }
        let categories = try Self.categories(body)
        var flow = Flow(id: freshID(), name: name, categories: categories, createdAt: now, updatedAt: now)
        flow.endpoint = body["endpoint_uri"]?.string
        if let source = body["clone_flow_id"]?.looseText {
            guard let original = flows[source] else { throw .unknownObject(source, method: "POST") }
            (flow.document, flow.problems) = (original.document, original.problems)
        }
        if let document = body["flow_json"] { Self.set(document, of: &flow) }
        if body["publish"]?.looseBool == true { try Self.publish(&flow) }
        flows.put(flow)
        return ["id": .string(flow.id), "success": true, "validation_errors": .array(flow.problems)]
    }

    mutating func answerFlow(_ id: String, _ request: IncomingRequest, baseURL: String, at now: Timestamp)
        throws(GraphRefusal) -> JSON
    {
        guard var flow = flows[id] else { throw .unknownObject(id, method: request.method.rawValue) }
        if request.method == .get, request.path == [id, "assets", "flow.json"], let document = flow.document {
            return document
        }
        if request.method == .post { flow.updatedAt = now }
        switch (try edge(request), request.method) {
        case (nil, .get):
            return selected(flowNode(flow, baseURL: baseURL), request, usual: Self.usualFlowFields)
        case (nil, .post):
            if let name = request.text("name") { flow.name = name }
            if request.parameter("categories") != nil { flow.categories = try Self.categories(request.parameters) }
            if let endpoint = request.text("endpoint_uri") { flow.endpoint = endpoint }
        case (nil, .delete):
            guard flow.status == .draft else { throw .message(139004, "Only a draft can be deleted.") }
            flows.remove(id)
            return ["success": true]
        case ("assets"?, .get):
            guard flow.document != nil else { return ["data": []] }
            let asset: JSON = [
                "name": "flow.json", "asset_type": "FLOW_JSON",
                "download_url": .string(openAddress("\(id)/assets/flow.json", baseURL: baseURL)),
            ]
            return .object(try GraphPage.page([("flow.json", asset)], request, baseURL: baseURL))
        case ("assets"?, .post):
            guard flow.status == .draft else { throw .message(139001, "Only a draft can be changed.") }
            guard let file = request.files["file"] else { throw .parameter("The parameter file is required.") }
            Self.set(.string(String(buffer: file.bytes)), of: &flow)
            flows.put(flow)
            return ["success": .bool(flow.problems.isEmpty), "validation_errors": .array(flow.problems)]
        // As `fields=preview` has it; kapso's clients and wacloudapi (Rust) ask for it as an edge.
        case ("preview"?, .get): return flowNode(flow, baseURL: baseURL)["preview"] ?? .null
        case ("publish"?, .post): try Self.publish(&flow)
        case ("deprecate"?, .post):
            guard flow.status == .published else { throw .message(139003, "Only a published Flow can be deprecated.") }
            flow.status = .deprecated
        default: throw unknownEdge(request)
        }
        flows.put(flow)
        return ["success": true]
    }

    private static let usualFlowFields = ["id", "name", "status", "categories", "validation_errors"]

    private static func categories(_ body: JSONObject) throws(GraphRefusal) -> [JSON] {
        let allowed: Set<String> = [
            "SIGN_UP", "SIGN_IN", "APPOINTMENT_BOOKING", "LEAD_GENERATION", "CONTACT_US", "CUSTOMER_SUPPORT", "SURVEY",
            "SHOPPING", "OTHER",
        ]
        guard let given = body["categories"]?.array else { return ["OTHER"] }
        guard !given.isEmpty, given.allSatisfy({ $0.string.map(allowed.contains) == true }) else {
            throw .parameter("Param categories must be some of {\(allowed.sorted().joined(separator: ", "))}.")
        }
        return given
    }

    /// Takes an object, or the text of one.
    private static func set(_ given: JSON, of flow: inout Flow) {
        let document = given.string.map { try? JSON(parsing: $0.utf8) } ?? given
        guard let document, document.object != nil else {
            flow.problems = [FlowCheck.problem("INVALID_JSON", "The Flow JSON is not a JSON object.", at: "")]
            return
        }
        flow.document = document
        flow.problems = FlowCheck.problems(of: document)
    }

    private static func publish(_ flow: inout Flow) throws(GraphRefusal) {
        guard flow.status == .draft, flow.document != nil, flow.problems.isEmpty else {
            throw .message(139002, "Only a draft whose Flow JSON has no errors can be published.")
        }
        flow.status = .published
    }

    private func flowNode(_ flow: Flow, baseURL: String) -> JSONObject {
        [
            "id": .string(flow.id),
            "name": .string(flow.name),
            "status": .string(flow.status.rawValue),
            "categories": .array(flow.categories),
            "validation_errors": .array(flow.problems),
            "json_version": flow.document?["version"],
            "data_api_version": flow.document?["data_api_version"],
            "endpoint_uri": flow.endpoint.map(JSON.string),
            "preview": [
                "preview_url": .string("https://business.facebook.com/wa/manage/flows/\(flow.id)/preview/"),
                "expires_at": .string((flow.createdAt + .days(30)).graph),
            ],
            "updated_at": .string(flow.updatedAt.graph),
            "whatsapp_business_account": accountNode,
            "application": applicationNode,
            "health_status": healthStatus("FLOW", id: flow.id),
        ]
    }
}
