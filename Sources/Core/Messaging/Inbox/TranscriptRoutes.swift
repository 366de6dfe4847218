import HTTPTypes
import Primitives
import Routes

/// A conversation as a file.
struct TranscriptRoutes {
    let service: MessagingService

    var route: Route {
        Route(
            .get,
            "/api/conversations/{id}/transcript",
            access: .permission(.exportInbox),
            summary: "The whole conversation as a file",
            query: [QueryParameter("format", "txt, csv or html; txt when left out")],
            media: "text/plain",
            write
        )
    }

    @Sendable private func write(_ call: Call) async throws -> Reply {
        let transcript = Transcript(
            service: service,
            conversation: try call.id("id"),
            caller: try call.caller,
            format: try call.query("format", "txt, csv or html") { Transcript.Format(rawValue: $0) } ?? .txt
        )
        let title = try await transcript.title()
        let filename = "conversation-\(transcript.conversation).\(transcript.format.rawValue)"
        if transcript.format == .csv {
            return .csv(filename: filename) { try await transcript.write(title, to: &$0) }
        }
        let type = transcript.format == .html ? "text/html" : "text/plain"
        return .stream(contentType: "\(type); charset=utf-8") { try await transcript.write(title, to: &$0) }
            .header(.contentDisposition, "attachment; filename=\"\(filename)\"")
    }
}
