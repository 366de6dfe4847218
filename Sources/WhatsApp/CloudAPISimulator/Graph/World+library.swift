import CloudAPI
import Primitives

/// The template library. Source: reference section 5, "Create" and `message_template_library`.
extension World {
    func listLibrary(_ request: IncomingRequest, baseURL: String) throws(GraphRefusal) -> JSON {
        func matches(_ key: String, _ values: [String]) -> Bool {
            guard let wanted = request.text(key)?.lowercased() else { return true }
            return values.contains { $0.lowercased().contains(wanted) }
        }
        let found = TemplateLibrary.entries.filter { entry in
            matches("search", [entry.name, entry.body]) && matches("topic", [entry.topic])
                && matches("usecase", [entry.usecase]) && matches("language", ["en_US"])
                && matches("name", [entry.name])
        }
        return .object(try GraphPage.page(found.map { ($0.name, $0.node) }, request, baseURL: baseURL))
    }

    /// A submission that names a template of the library, with that template's components; others as they are.
    func fromLibrary(_ body: JSONObject) throws(GraphRefusal) -> (body: JSONObject, isReady: Bool) {
        guard let name = body["library_template_name"]?.string else { return (body, false) }
        guard let entry = TemplateLibrary.find(name) else {
            throw .parameter("Param library_template_name must be a template of the library.")
        }
        var whole = body
        whole["components"] = .array(entry.components(inputs: body["library_template_button_inputs"]))
        return (whole, true)
    }
}
