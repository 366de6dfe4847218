extension TemplateRenderer {
    /// The text of a header or a body with the values of its component.
    mutating func fill(_ text: String, _ given: PayloadNode?, _ part: String, _ path: String, max: Int) -> String {
        let text = TemplateText(text)
        let parameters = given?["parameters"]?.elements ?? []
        let keys = text.variables
        let at = given?.path ?? path
        if parameters.count != keys.count {
            report(at, "\(part): number of values (\(parameters.count)) is not \(keys.count)", code: 132000)
        }
        let values = isNamed ? named(parameters, keys, at) : positional(parameters, keys)
        let filled = text.filled { values[$0] }
        let length = filled.unicodeScalars.count
        if length > max {
            report(at, "\(part): the filled text has \(length) characters, at most \(max) are allowed", code: 132005)
        }
        return filled
    }

    /// `{{1}}` gets the first; listed templates may skip numbers, so it goes by their order.
    private mutating func positional(_ parameters: [PayloadNode], _ keys: [String]) -> [String: String] {
        let ordered = keys.sorted { (Int($0) ?? .max) < (Int($1) ?? .max) }
        var values: [String: String] = [:]
        for (parameter, key) in zip(parameters, ordered) {
            values[key] = text(of: parameter)
        }
        return values
    }

    private mutating func named(_ parameters: [PayloadNode], _ keys: [String], _ path: String) -> [String: String] {
        var values: [String: String] = [:]
        for parameter in parameters {
            guard let name = parameter.json.text("parameter_name"), !name.isEmpty else {
                report(parameter.path, "parameter_name is missing", code: 100)
                continue
            }
            guard keys.contains(name) else {
                report(parameter.path, "the template has no variable \(name)", code: 132000)
                continue
            }
            values[name] = text(of: parameter)
        }
        if parameters.count == keys.count {
            for key in keys
            where values[key] == nil && !parameters.contains(where: { $0.json.text("parameter_name") == key }) {
                report(path, "the variable \(key) has no value", code: 132000)
            }
        }
        return values
    }

    /// What a parameter shows; a problem when it is no kind of text.
    private mutating func text(of parameter: PayloadNode) -> String? {
        let type = parameter.json.text("type")?.lowercased() ?? "text"
        let text: String? =
            switch type {
            case "text": parameter.json["text"]?.string
            case "currency", "date_time": parameter.json[type]?.text("fallback_value")
            default: nil
            }
        guard let text else {
            report(parameter.path, "expected TEXT, received \(type.uppercased())", code: 132012)
            return nil
        }
        return text
    }
}
