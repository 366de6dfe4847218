package import Primitives

extension Call {
    /// A parameter of the path. A name that the path does not have gives an empty text.
    package func parameter(_ name: String) -> String {
        parameters[name] ?? ""
    }

    /// - Throws: `bad-parameter` when the text is not an identifier of this kind.
    package func id<Kind>(_ name: String) throws -> ID<Kind> {
        guard let id = ID<Kind>(parameter(name)) else {
            throw Problem.badParameter(name, "is not an identifier that starts with \(Kind.idPrefix)_")
        }
        return id
    }

    /// The first value with this name; `nil` when there is none or it is empty.
    package func query(_ name: String) -> String? {
        queryItems.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// Reads a query parameter by `read`; `nil` when it is absent.
    ///
    /// - Parameter wanted: completes "is not …", for example "an RFC 3339 time".
    /// - Throws: `bad-parameter` when `read` gives `nil`.
    package func query<Value>(_ name: String, _ wanted: String, read: (String) -> Value?) throws -> Value? {
        guard let text = query(name) else { return nil }
        guard let value = read(text) else { throw Problem.badParameter(name, "is not \(wanted)") }
        return value
    }

    package func queryTimestamp(_ name: String) throws -> Timestamp? {
        try query(name, "an RFC 3339 time") { Timestamp($0) }
    }

    package func queryID<Kind>(_ name: String) throws -> ID<Kind>? {
        try query(name, "an identifier that starts with \(Kind.idPrefix)_") { ID<Kind>($0) }
    }

    /// Which page of a list is wanted.
    ///
    /// - Throws: `bad-parameter` for a cursor that we did not make or a limit outside 1 to 200.
    package var page: PageRequest {
        get throws { try page(cursor: "after") }
    }

    /// The same for a list whose cursor has another name, for example a thread that is read backwards by `before`.
    package func page(cursor name: String) throws -> PageRequest {
        let after = try query(name, "a cursor from the `next` of an earlier page") { Cursor($0) }
        let limit = try query("limit", "a number from 1 to 200") { text in
            Int(text).flatMap { (1...200).contains($0) ? $0 : nil }
        }
        return PageRequest(after: after, limit: limit ?? 50)
    }
}
