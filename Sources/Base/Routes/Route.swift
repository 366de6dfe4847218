/// One entry of the API: what it is called, who may call it, what it takes and gives, and what it does.
///
/// ```swift
/// Route(.get, "/api/campaigns/{id}", access: .permission(.viewCampaigns), summary: "One campaign", gives: CampaignBody.self) { call in
///     .json(CampaignBody(try await campaigns.find(call.id("id"), in: call.caller.workspace)))
/// }
/// ```
package struct Route: Sendable {
    package typealias Handler = @Sendable (Call) async throws -> Reply

    package let method: Method
    /// Segments in braces are parameters, `{rest*}` at the end takes all that is left.
    package let path: String
    package let access: Access
    /// One line for the API's document.
    package let summary: String
    package let query: [QueryParameter]
    package let takes: WireType?
    package let needsBody: Bool
    package let gives: WireType?
    package let status: Int?
    package let media: String?
    package let body: BodyRule
    package let repetition: Repetition
    /// Whether pages of other sites may write here: public routes alone, which no cookie opens.
    package let isForAnySite: Bool
    package let handle: Handler

    /// - Parameters:
    ///   - takes: the JSON that the route reads; also write `call.body(T.self)` in the handler.
    ///   - needsBody: `false` when the body may be left out.
    ///   - gives: the JSON of a good answer; `nil` when it has none or it is not JSON.
    ///   - status: of a good answer, for the document; `nil` means 200 with a body and 204 without.
    ///   - media: the type of a good answer that is not JSON, for the document.
    package init(
        _ method: Method,
        _ path: String,
        access: Access,
        summary: String,
        query: [QueryParameter] = [],
        takes: WireType? = nil,
        needsBody: Bool = true,
        gives: WireType? = nil,
        status: Int? = nil,
        media: String? = nil,
        body: BodyRule = .json,
        repetition: Repetition = .replayed,
        isForAnySite: Bool = false,
        _ handle: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.summary = summary
        self.query = query
        self.takes = takes
        self.needsBody = needsBody
        self.gives = gives
        self.status = status
        self.media = media
        self.body = body
        self.repetition = repetition
        self.isForAnySite = isForAnySite && access == .public
        self.handle = handle
    }

    /// What happens when a write comes again with the same `Idempotency-Key`.
    package enum Repetition: Sendable {
        /// The stored answer is sent again.
        case replayed
        /// The answer holds a secret, so it is not stored: the second caller learns that the work was done.
        case secret
    }
}
