/// Which fields hold lists of items, under which keys, and how an element is read.
enum WebhookLists {
    struct List: Sendable {
        let key: String
        let decode: @Sendable (JSON, WebhookContacts) throws(WireError) -> WebhookContent
    }

    static func of(_ field: String) -> [List]? {
        switch field {
        case "messages": messages
        case "history": history
        case "smb_message_echoes", "message_echoes": echoes
        case "smb_app_state_sync": [addressBook]
        case "user_preferences": [preferences]
        case "automatic_events": [automaticEvents]
        case "calls": calls
        case "group_lifecycle_update", "group_participants_update", "group_settings_update", "group_status_update":
            [groups]
        default: nil
        }
    }

    private static let messages = [
        List(key: "messages") { element, contacts throws(WireError) in
            .message(try InboundMessage(element, contacts: contacts))
        },
        List(key: "statuses") { element, contacts throws(WireError) in
            if element.text("type") == "payment" {
                return .paymentStatus(try PaymentStatus(element))
            }
            return .status(try MessageStatus(element, contacts: contacts))
        },
    ]

    private static let history = [
        List(key: "history") { element, _ throws(WireError) in .history(try HistoryChunk(element)) },
        List(key: "messages") { element, contacts throws(WireError) in
            .historyMedia(try InboundMessage(element, contacts: contacts))
        },
    ]

    private static let echoes = [
        List(key: "message_echoes") { element, contacts throws(WireError) in
            .echo(try InboundMessage(element, contacts: contacts))
        }
    ]

    private static let calls = [
        List(key: "calls") { element, contacts throws(WireError) in .call(try CallEvent(element, contacts: contacts)) },
        List(key: "statuses") { element, _ throws(WireError) in .callStatus(try CallStatus(element)) },
    ]

    private static let addressBook = List(key: "state_sync") { element, _ throws(WireError) in
        .addressBook(try AddressBookChange(element))
    }

    private static let preferences = List(key: "user_preferences") { element, contacts throws(WireError) in
        .userPreference(try UserPreference(element, contacts: contacts))
    }

    private static let automaticEvents = List(key: "automatic_events") { element, _ throws(WireError) in
        .automaticEvent(try AutomaticEvent(element))
    }

    private static let groups = List(key: "groups") { element, _ throws(WireError) in .group(try GroupEvent(element)) }
}
