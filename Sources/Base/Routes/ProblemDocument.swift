import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// What goes over the wire: the problem, and the request's id, by which a person's report is found in the log.
struct ProblemDocument: Encodable {
    let problem: Problem
    let requestID: String

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (name, fact) in problem.facts { try container.encode(fact, forKey: Key(name)) }
        try container.encode(problem.type, forKey: Key("type"))
        try container.encode(problem.title, forKey: Key("title"))
        try container.encode(problem.status, forKey: Key("status"))
        try container.encode(requestID, forKey: Key("requestId"))
        if let detail = problem.detail { try container.encode(detail, forKey: Key("detail")) }
        if !problem.errors.isEmpty { try container.encode(problem.errors, forKey: Key("errors")) }
    }

    var response: Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Encoding a handful of strings cannot fail; if it did, the status alone would still tell the truth.
        let body = (try? encoder.encode(self)) ?? Data()
        var headers = problem.headers
        headers[.contentType] = "application/problem+json"
        return Response(
            status: HTTPResponse.Status(code: problem.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(data: body))
        )
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
