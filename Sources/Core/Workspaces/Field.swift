import Routes

/// The parts of a form.
enum Field {
    static func input(
        _ name: String,
        _ label: String,
        type: String = "text",
        value: String = "",
        autocomplete: String,
        hint: String? = nil
    ) -> HTML {
        let small: HTML? = hint.map { "<span class=\"hint\">\($0)</span>" }
        return """
            <label>\(label)\(small)
            <input name="\(name)" type="\(type)" value="\(value)" autocomplete="\(autocomplete)" required>
            </label>
            """
    }

    static func select(
        _ name: String,
        _ label: String,
        _ options: [(value: String, label: String)],
        chosen: String
    ) -> HTML {
        let lines = options.map { option -> HTML in
            let mark: HTML = option.value == chosen ? " selected" : ""
            return "<option value=\"\(option.value)\"\(mark)>\(option.label)</option>"
        }
        return "<label>\(label)\n<select name=\"\(name)\" required>\(lines)</select>\n</label>"
    }
}
