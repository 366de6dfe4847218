extension GraphAnswer {
    /// The body of a success, or why there is none.
    func success() throws(CloudAPIError) -> JSON {
        switch self {
        case .body(let json, let status, let retryAfter):
            if let error = json["error"].flatMap(GraphError.init) {
                throw Self.isRateLimit(error, status: status)
                    ? .rateLimited(error, retryAfter: retryAfter) : .refused(error)
            }
            guard (200..<300).contains(status) else { throw .unanswered(.failed(status: status)) }
            return json
        case .unreachable(let why): throw .unreachable(why)
        case .unanswered(let reason): throw .unanswered(reason)
        }
    }

    /// The same, with `read` making a value of it.
    func success<Value>(_ read: (JSON) throws(WireError) -> Value) throws(CloudAPIError) -> Value {
        let json = try success()
        do {
            return try read(json)
        } catch {
            throw .unanswered(.unreadable(status: 200, why: error.why))
        }
    }

    /// For calls that answer `{"success": true}`.
    func confirmed() throws(CloudAPIError) {
        let json = try success()
        guard json.flag("success") != false else {
            throw .unanswered(.unreadable(status: 200, why: "success is false"))
        }
    }

    /// What became of a send.
    var sendOutcome: SendOutcome {
        do {
            return .accepted(try success { json throws(WireError) in try AcceptedMessage(json) })
        } catch {
            switch error {
            case .refused(let error): return .refused(error)
            case .rateLimited(let error, let retryAfter): return .rateLimited(error, retryAfter: retryAfter)
            case .unreachable(let why): return .unreachable(why)
            case .unanswered(let reason): return .unknown(reason)
            case .tooLarge, .untrustedHost, .local: return .unknown(.unreadable(status: 0, why: "\(error)"))
            }
        }
    }

    private static func isRateLimit(_ error: GraphError, status: Int) -> Bool {
        status == 429 || error.known?.kind == .throttling
    }
}
