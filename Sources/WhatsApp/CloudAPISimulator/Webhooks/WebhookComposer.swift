import CloudAPI
import Primitives

/// Packs updates into the body of one POST.
///
/// Updates of one kind and number that follow each other share a `value`, with each contact once, as in
/// `webhook-samples/batch-mixed.json`. Source: reference section 9.1.
enum WebhookComposer {
    static func body(of updates: [WebhookUpdate], wabaID: String) -> [UInt8] {
        var entries: [JSON] = []
        var group: Group?
        var changes: [JSON] = []
        func closeGroup() {
            if let group { changes.append(group.change) }
            group = nil
        }
        func closeEntry() {
            closeGroup()
            if !changes.isEmpty { entries.append(["id": .string(wabaID), "changes": .array(changes)]) }
            changes = []
        }
        for update in updates {
            if case .account(let value, let moment) = update.content {
                closeEntry()
                let change: JSON = ["value": value, "field": .string(update.field)]
                entries.append(["id": .string(wabaID), "time": .integer(moment.seconds), "changes": [change]])
                continue
            }
            if group?.takes(update) != true {
                closeGroup()
                group = Group(first: update)
            }
            group?.append(update)
        }
        closeEntry()
        let body: JSON = ["object": "whatsapp_business_account", "entry": .array(entries)]
        return body.bytes(escaping: .meta)
    }

    /// One `change`, growing.
    private struct Group {
        let field: String
        let metadata: WebhookUpdate.Metadata?
        let listName: String
        var contacts: [JSON] = []
        var contactIDs: Set<String> = []
        var items: [JSON] = []

        init(first: WebhookUpdate) {
            field = first.field
            metadata = first.metadata
            listName = first.listName
        }

        func takes(_ update: WebhookUpdate) -> Bool {
            update.field == field && update.metadata == metadata && update.listName == listName
        }

        mutating func append(_ update: WebhookUpdate) {
            if let contact = update.contact, contactIDs.insert(contact.id).inserted {
                contacts.append(contact.json)
            }
            items.append(update.item)
        }

        var change: JSON {
            let value: JSON = [
                "messaging_product": "whatsapp",
                "metadata": metadata.map {
                    [
                        "display_phone_number": .string($0.displayNumber),
                        "phone_number_id": .string($0.numberID),
                    ]
                },
                "contacts": contacts.isEmpty ? nil : .array(contacts),
                listName: .array(items),
            ]
            return ["value": value, "field": .string(field)]
        }
    }
}

extension WebhookUpdate {
    fileprivate var listName: String {
        switch content {
        case .status: "statuses"
        case .message: "messages"
        case .preference: "user_preferences"
        case .account: ""
        }
    }

    fileprivate var item: JSON {
        switch content {
        case .status(let item), .message(let item), .preference(let item), .account(let item, _): item
        }
    }
}
