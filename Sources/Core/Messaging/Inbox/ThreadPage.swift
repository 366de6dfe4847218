import Primitives
import Routes

/// A page of a thread on the wire, newest first, with the way on in both directions.
struct ThreadPage: Codable, Sendable {
    let items: [ThreadItem]
    /// For `before`: the page of older lines; `nil` at the beginning of the thread.
    let next: String?
    let older: String?
    /// For `after`: the page of newer lines; `nil` at the end of the thread.
    let newer: String?

    init(_ lines: [ThreadReader.Line], hasNewer: Bool, hasOlder: Bool) {
        items = lines.map(\.item)
        next = hasOlder ? lines.last.map(Self.cursor) : nil
        older = next
        newer = hasNewer ? lines.first.map(Self.cursor) : nil
    }

    private static func cursor(_ line: ThreadReader.Line) -> String {
        Cursor("\(line.at.milliseconds)", "\(line.id)").text
    }
}
