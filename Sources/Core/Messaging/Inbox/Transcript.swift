import Contacts
import Primitives
import Routes
import Storage
import Workspaces

/// A conversation written out from its beginning, page by page, so that memory does not grow with it.
struct Transcript: Sendable {
    enum Format: String, Sendable {
        case txt
        case csv
        case html
    }

    let service: MessagingService
    let conversation: ConversationID
    let caller: Caller
    let format: Format

    private static let page = 500

    /// One line as it is written.
    struct Line: Sendable {
        let at: Timestamp
        /// message, note or event.
        let kind: String
        let from: String
        let type: String
        let text: String
        let state: String
    }

    /// What the contact is called in it: masked for those whose role hides numbers.
    func title() async throws -> String {
        try await service.look(by: caller) { transaction, scope in
            let found = try ConversationStore(transaction).seen(conversation, scope)
            let contact = try ContactStore(transaction, ambient: service.ambient)
                .contacts([found.contact], in: scope.workspace)[found.contact]
            let number = contact?.phone.map { scope.hidesNumbers ? $0.masked : $0.rawValue }
            return [contact?.name, number].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    func write(_ title: String, to writer: inout ReplyWriter) async throws {
        switch format {
        case .txt: try await writer.write("\(title)\n\n")
        case .csv: try await writer.write(CSVLine.text(["at", "kind", "from", "type", "text", "state"]))
        case .html:
            let head: HTML = """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>\(title)</title><h1>\(title)</h1>
                <table><thead><tr><th>Time</th><th>From</th><th>Text</th></tr></thead><tbody>

                """
            try await writer.write(head.text)
        }
        var last: (at: Timestamp, id: Int64)?
        while true {
            let (lines, end) = try await page(after: last, contact: title)
            for line in lines { try await writer.write(text(of: line)) }
            guard let end else { break }
            last = end
        }
        if format == .html { try await writer.write("</tbody></table></html>\n") }
    }

    func page(
        after last: (at: Timestamp, id: Int64)?,
        contact: String
    ) async throws -> (lines: [Line], end: (at: Timestamp, id: Int64)?) {
        try await service.look(by: caller) { transaction, scope in
            let written = try ThreadReader(transaction: transaction, scope: scope)
                .written(conversation, after: last, limit: Self.page)
            let names = try InboxNames(
                members: written.flatMap { [$0.message?.author, $0.entry?.author, $0.entry?.event?.member] },
                teams: written.map { $0.entry?.event?.team },
                workspace: scope.workspace,
                in: transaction
            )
            let lines = written.compactMap { line -> Line? in
                if let message = line.message { return Self.line(message, names, contact, scope.hidesNumbers) }
                return line.entry.map { Self.line($0, names, scope.hides($0)) }
            }
            let end = written.count == Self.page ? written.last.map { (at: $0.at, id: $0.id) } : nil
            return (lines, end)
        }
    }

    private static func line(_ message: Message, _ names: InboxNames, _ contact: String, _ isMasked: Bool) -> Line {
        Line(
            at: message.at,
            kind: "message",
            from: message.direction == .inbound
                ? contact : names.named(message.author)?.name ?? message.origin.rawValue,
            type: message.type,
            text: isMasked ? NumberMask.masked(message.text) : message.text,
            state: message.state.word
        )
    }

    private static func line(_ entry: Entry, _ names: InboxNames, _ isMasked: Bool) -> Line {
        let event = entry.event
        let text = isMasked ? NumberMask.masked(entry.text) : entry.text
        let about = [
            names.named(event?.member)?.name, names.named(event?.team)?.name, event?.data["name"], event?.data["to"],
        ]
        return Line(
            at: entry.at,
            kind: event == nil ? "note" : "event",
            from: names.named(entry.author)?.name ?? "",
            type: event?.name ?? "note",
            text: event == nil ? text : about.compactMap { $0 }.joined(separator: ", "),
            state: ""
        )
    }

    private func text(of line: Line) -> String {
        switch format {
        case .csv: return CSVLine.text(["\(line.at)", line.kind, line.from, line.type, line.text, line.state])
        case .txt:
            let words = line.kind == "message" && line.type == "text" ? line.text : "[\(line.type)] \(line.text)"
            return "\(line.at) \(line.from): \(words)\n"
        case .html:
            let words = line.kind == "message" && line.type == "text" ? line.text : "[\(line.type)] \(line.text)"
            let row: HTML = "<tr><td>\("\(line.at)")</td><td>\(line.from)</td><td>\(words)</td></tr>\n"
            return row.text
        }
    }
}
