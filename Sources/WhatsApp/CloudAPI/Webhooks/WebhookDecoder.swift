/// Walks a body and collects its items; each is decoded on its own.
struct WebhookDecoder {
    private(set) var items: [WebhookItem] = []

    /// The change that is being taken apart.
    private var path = WebhookPath()
    private var accountID: String?
    private var entrySeconds: Int64?
    private var field = ""
    private var phoneNumberID: String?
    private var displayPhoneNumber: String?

    mutating func decode(_ body: JSON) {
        guard let entries = body["entry"]?.array else {
            append(body, .malformed(why: "entry is missing or not a list"))
            return
        }
        for (index, entry) in entries.enumerated() {
            path = WebhookPath(entry: index)
            accountID = entry.text("id")
            entrySeconds = entry.integer("time")
            guard let changes = entry["changes"]?.array else {
                append(entry, .malformed(why: "changes is missing or not a list"))
                continue
            }
            for (place, change) in changes.enumerated() {
                path = WebhookPath(entry: index, change: place)
                decode(change: change)
            }
            field = ""
        }
    }

    private mutating func decode(change: JSON) {
        field = change.text("field") ?? ""
        phoneNumberID = nil
        displayPhoneNumber = nil
        guard let value = change.child("value") else {
            append(change, .malformed(why: "value is missing or not an object"))
            return
        }
        let metadata = value["metadata"]
        phoneNumberID = metadata?.text("phone_number_id")
        displayPhoneNumber = metadata?.text("display_phone_number") ?? value.text("display_phone_number")
        guard !field.isEmpty else {
            append(change, .malformed(why: "field is missing"))
            return
        }
        if let lists = WebhookLists.of(field) {
            decode(value, lists)
        } else {
            let field = field
            append(value) { value throws(WireError) in try WebhookContent(field: field, value: value) }
        }
    }

    /// A value that holds lists of items.
    private mutating func decode(_ value: JSON, _ lists: [WebhookLists.List]) {
        let contacts = WebhookContacts(value)
        let before = items.count
        for list in lists {
            guard let member = value[list.key] else { continue }
            guard let elements = member.array else {
                append(value, .malformed(why: "\(list.key) is not a list"))
                continue
            }
            for (index, element) in elements.enumerated() {
                path = WebhookPath(entry: path.entry, change: path.change, list: list.key, index: index)
                append(element) { element throws(WireError) in try list.decode(element, contacts) }
            }
            path = WebhookPath(entry: path.entry, change: path.change)
        }
        if let errors = value["errors"] {
            append(errors, .numberErrors(GraphError.list(value)))
        }
        if items.count == before {
            append(value, .unknown)
        }
    }

    private mutating func append(_ raw: JSON, decode: (JSON) throws(WireError) -> WebhookContent) {
        guard case .object = raw else {
            append(raw, .malformed(why: "not an object"))
            return
        }
        do {
            append(raw, try decode(raw))
        } catch {
            append(raw, .malformed(why: error.why))
        }
    }

    private mutating func append(_ raw: JSON, _ content: WebhookContent) {
        items.append(
            WebhookItem(
                path: path,
                accountID: accountID,
                phoneNumberID: phoneNumberID,
                displayPhoneNumber: displayPhoneNumber,
                field: field,
                entrySeconds: entrySeconds,
                content: content,
                raw: raw
            )
        )
    }
}
