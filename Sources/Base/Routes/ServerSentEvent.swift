/// One event of a `text/event-stream`.
///
/// Source: WHATWG HTML Standard, section 9.2 "Server-sent events".
package struct ServerSentEvent: Sendable, Equatable {
    /// What the browser sends back as `Last-Event-ID`; `nil` leaves it as it was.
    package let id: String?
    /// The event's name; `nil` means `message`.
    package let event: String?
    package let data: String

    package init(id: String? = nil, event: String? = nil, data: String) {
        self.id = id
        self.event = event
        self.data = data
    }

    /// A line that browsers ignore; a proxy sees life in it, and we learn that nobody is there any more.
    static let ping = ": ping\n\n"

    /// How it is written on the wire. Line breaks in `id` and `event` would end the field, so they are dropped.
    var text: String {
        var text = ""
        if let id { text += "id: \(Self.oneLine(id))\n" }
        if let event { text += "event: \(Self.oneLine(event))\n" }
        for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            text += "data: \(line)\n"
        }
        return text + "\n"
    }

    private static func oneLine(_ text: String) -> String {
        text.filter { !$0.isNewline && $0 != "\0" }
    }
}
