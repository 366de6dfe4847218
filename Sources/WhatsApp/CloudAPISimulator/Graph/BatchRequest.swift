import CloudAPI
import HTTPTypes
import NIOCore

/// Many calls in one: `POST /` with `batch=[{method, relative_url, body?, name?, depends_on?, attached_files?}]`.
///
/// Source: developers.facebook.com/docs/graph-api/batch-requests, and the batches that facebook_business 26.0 and
/// whatsapp-business-rs 0.5 make.
struct BatchRequest {
    struct Call {
        let name: String?
        let waitsFor: String?
        /// A named call that others wait for answers `null` on success, unless it says otherwise.
        let isSilent: Bool
        let json: JSON
    }

    let outer: IncomingRequest
    let calls: [Call]
    let hasHeaders: Bool

    static let callsMax = 50

    /// `nil` when this is no batch.
    init?(_ request: IncomingRequest) throws(GraphRefusal) {
        guard request.method == .post, request.path.isEmpty, let list = request.parameter("batch") else { return nil }
        guard let elements = list.array, !elements.isEmpty else {
            throw .parameter("Param batch must be an array.")
        }
        guard elements.count <= Self.callsMax else {
            throw .parameter("Too many requests in batch message. Maximum batch size is \(Self.callsMax)")
        }
        outer = request
        hasHeaders = request.parameter("include_headers")?.looseBool ?? true
        calls = elements.map { json in
            Call(
                name: json["name"]?.string,
                waitsFor: json["depends_on"]?.string,
                isSilent: json["name"] != nil && json["omit_response_on_success"]?.looseBool != false,
                json: json
            )
        }
    }

    /// One of the calls as a request of its own.
    /// - Parameter results: of named calls before, for `{result=name:$.id}`.
    func request(_ call: Call, results: [String: JSON]) throws(GraphRefusal) -> IncomingRequest {
        let url = BatchResult.fill(call.json["relative_url"]?.string ?? "", with: results)
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let bytes = ByteBuffer(string: BatchResult.fill(call.json["body"]?.string ?? "", with: results))
        let isJSON = bytes.readableBytesView.first == UInt8(ascii: "{")
        let body = try RequestBody(
            bytes,
            contentType: isJSON ? "application/json" : "application/x-www-form-urlencoded"
        )
        let names = (call.json["attached_files"]?.string ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        return IncomingRequest(
            method: HTTPRequest.Method(rawValue: call.json["method"]?.string?.uppercased() ?? "GET") ?? .get,
            target: parts[0],
            query: parts.count > 1 ? String(parts[1]) : "",
            outer: outer,
            body: body.parameters,
            files: outer.files.filter { names.contains($0.key) }
        )
    }
}
