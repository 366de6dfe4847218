extension TemplateRenderer {
    /// The text of a header or a body with the values of its component.
    mutating func fill(_ text: String, _ given: PayloadNode?, _ part: String, _ path: String, max: Int) -> String {
        let text = TemplateText(text)
        let parameters = given?["parameters"]?.elements ?? []
        let keys = text.variables
        let at = given?.path ?? path
        if parameters.count != keys.count {
            report(
                .valuesCount,
                at,
                "\(part): number of localizable_params (\(parameters.count)) does not match the expected number of "
                    + "params (\(keys.count))"
            )
        }
        let values = isNamed ? named(parameters, keys, at) : positional(parameters, keys)
        let filled = text.filled { values[$0] }
        let length = filled.unicodeScalars.count
        if length > max {
            report(.filledTooLong, at, "\(part): the filled text has \(length) characters, at most \(max) are allowed")
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
                report(.parameterName, parameter.path, "Parameter name is missing or empty")
                continue
            }
            guard keys.contains(name) else {
                report(.nameUnknown, parameter.path, "the template has no variable \(name)")
                continue
            }
            values[name] = text(of: parameter)
        }
        if parameters.count == keys.count {
            for key in keys
            where values[key] == nil && !parameters.contains(where: { $0.json.text("parameter_name") == key }) {
                report(.valuesCount, path, "the variable \(key) has no value")
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
            report(.valueKind, parameter.path, "Format mismatch, expected TEXT, received \(type.uppercased())")
            return nil
        }
        if TemplateText.isBadlySpaced(text) {
            report(.valueSpacing, parameter.path, "no line breaks, tabs or more than four spaces in a row")
        }
        return text
    }
}
