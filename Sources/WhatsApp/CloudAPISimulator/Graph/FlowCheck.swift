import CloudAPI

/// The rules of Flow JSON that a business breaks first. Source: reference section 12, "Flow JSON".
enum FlowCheck {
    /// What is wrong, as `validation_errors` say it; empty when nothing is.
    static func problems(of document: JSON) -> [JSON] {
        guard document["version"]?.string != nil else {
            return [problem("MISSING_REQUIRED_PROPERTY", "Required property 'version' is missing.", at: "")]
        }
        guard let screens = document["screens"]?.array, !screens.isEmpty else {
            return [problem("MISSING_REQUIRED_PROPERTY", "Required property 'screens' is missing or empty.", at: "")]
        }
        var problems: [JSON] = []
        var ids: Set<String> = []
        for (index, screen) in screens.enumerated() {
            let place = "screens[\(index)]"
            let id = screen["id"]?.string ?? ""
            if id.isEmpty || id == "SUCCESS" || !id.allSatisfy({ $0.isASCII && $0.isLetter || $0 == "_" }) {
                problems.append(
                    problem("INVALID_PROPERTY_VALUE", "Screen id '\(id)' is not allowed.", at: place + ".id")
                )
            }
            if !ids.insert(id).inserted {
                problems.append(problem("DUPLICATE_VALUE", "Screen id '\(id)' is used twice.", at: place + ".id"))
            }
            if screen["layout"]?["children"]?.array == nil {
                problems.append(
                    problem(
                        "MISSING_REQUIRED_PROPERTY",
                        "The screen has no layout with children.",
                        at: place + ".layout"
                    )
                )
            }
        }
        if !screens.contains(where: { $0["terminal"]?.bool == true }) {
            problems.append(problem("MISSING_TERMINAL_SCREEN", "One screen at least must be terminal.", at: "screens"))
        }
        return problems
    }

    static func problem(_ error: String, _ message: String, at path: String) -> JSON {
        [
            "error": .string(error),
            "error_type": "FLOW_JSON_ERROR",
            "message": .string(message),
            "line_start": 1, "line_end": 1, "column_start": 1, "column_end": 1,
            "pointers": [
                ["line_start": 1, "line_end": 1, "column_start": 1, "column_end": 1, "path": .string(path)]
            ],
        ]
    }
}
