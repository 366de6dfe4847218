import HTTPTypes
package import Hummingbird
import Logging
import Primitives

/// The one pipeline that every request goes through: find the route, find out who calls, check, handle, dress the answer.
package struct RouteResponder: HTTPResponder {
    package typealias Context = RouteContext

    private let table: RouteTable
    private let guardian: CrossSiteGuard
    private let securityHeaders: SecurityHeaders
    private let proxyWarning = ProxyWarning()

    init(table: RouteTable) {
        self.table = table
        guardian = CrossSiteGuard(settings: table.settings)
        securityHeaders = SecurityHeaders(isSecure: table.settings.isSecure)
    }

    package func respond(to request: Request, context: RouteContext) async throws -> Response {
        let started = ContinuousClock.now
        let requestID = RequestID.find(in: request.headers, ambient: table.ambient)
        let log = RequestLogger(plain: context.logger, requestID: requestID)

        var progress = Progress()
        var response: Response
        do {
            response = try await answer(request, context, log: log, progress: &progress)
        } catch {
            let problem = Problem.describing(error, logger: log.dressed)
            response = ProblemDocument(problem: problem, requestID: requestID).response
        }
        if request.method == .head { response = response.createHeadResponse() }
        if Self.hasBody(request), !(progress.content?.isRead ?? false) {
            response.headers[.connection] = "close"
            context.closeSoon()
        }
        securityHeaders.add(to: &response.headers)
        response.headers[.requestID] = requestID
        table.metrics.count(
            request.method,
            template: progress.template,
            status: response.status.code,
            took: ContinuousClock.now - started
        )
        if context.logger.logLevel <= .debug {
            log.dressed.debug(
                "Answered",
                metadata: ["http.status": "\(response.status.code)", "http.route": "\(progress.template)"]
            )
        }
        return response
    }

    private func answer(
        _ request: Request,
        _ context: RouteContext,
        log: RequestLogger,
        progress: inout Progress
    ) async throws -> Response {
        let (route, parameters) = try find(request)
        progress.template = route.path

        let ip = ClientAddress.find(
            peer: context.peer,
            headers: request.headers,
            trusted: table.settings.trustedProxies
        )
        proxyWarning.look(request.headers, peer: context.peer, settings: table.settings, log: log)
        let authentication = try await authenticate(request, ip: ip, access: route.access)
        if !route.isForAnySite {
            try guardian.check(
                request.headers,
                host: request.head.authority,
                method: route.method,
                means: authentication?.means
            )
        }
        if let refusal = authentication?.caller.refusal(for: route.access) { throw refusal }

        let queryItems = QueryItems.read(request.uri.query ?? "")
        try QueryItems.check(queryItems)
        for (name, value) in parameters where value.utf8.contains(0) { throw Problem.nul(in: name) }
        let content = CallBody(
            request: request,
            rule: route.body,
            settings: table.settings,
            watch: table.bodyWatch,
            log: log
        ) {
            try await recheck(authentication, headers: request.headers, ip: ip, access: route.access)
        }
        progress.content = content
        let call = Call(
            template: route.path,
            method: route.method,
            path: request.uri.path,
            parameters: parameters,
            queryItems: queryItems,
            headers: request.headers,
            ip: ip,
            requestID: log.requestID,
            arrivedAt: table.ambient.now(),
            log: log,
            authentication: authentication,
            authenticator: table.authenticator,
            content: content
        )
        try check(call, route)
        try guardForm(call, host: request.head.authority)
        return try await IdempotentHandling(store: table.idempotency)
            .reply(to: call, by: route)
            .response(to: request, log: log)
    }

    /// What is known of a request when its answer is dressed.
    private struct Progress {
        var template = "unmatched"
        var content: CallBody?
    }

    private static func hasBody(_ request: Request) -> Bool {
        request.headers[.transferEncoding] != nil || (request.headers[.contentLength].map { $0 != "0" } ?? false)
    }

    /// Whether whoever sent a slow body may still do what they might when it began.
    private func recheck(_ known: Authentication?, headers: HTTPFields, ip: String, access: Access) async throws {
        guard let known else { return }
        guard let now = try await table.authenticator.authenticate(headers, ip) else { throw Problem.signInRequired }
        if let refusal = now.caller.refusal(for: access) { throw refusal }
        guard now.caller == known.caller else { throw Problem.signInRequired }
    }

    /// - Throws: `not-found`, `wrong-method`.
    private func find(_ request: Request) throws -> (Route, parameters: [String: String]) {
        let wanted = request.method == .head ? Method.get : Method(rawValue: request.method.rawValue)
        switch table.tree.find(wanted, request.uri.path) {
        case .found(let route, let parameters):
            return (route, parameters)
        case .otherMethods(let methods):
            throw Problem.wrongMethod(methods.map(\.rawValue))
        case .nothing:
            guard let fallback = table.fallback, wanted == .get, !request.uri.path.hasPrefix("/api/") else {
                throw Problem.notFound
            }
            return (Route(.get, "fallback", access: .public, summary: "", fallback), [:])
        }
    }

    /// Nobody is looked up for a public route: webhooks and assets should not cost a query.
    private func authenticate(_ request: Request, ip: String, access: Access) async throws -> Authentication? {
        guard access != .public else { return nil }
        guard let authentication = try await table.authenticator.authenticate(request.headers, ip) else {
            throw Problem.signInRequired
        }
        return authentication
    }

    /// - Throws: `body-too-large`, `wrong-content-type` before a byte of the body is read.
    private func check(_ call: Call, _ route: Route) throws {
        try call.content.checkDeclaredLength()
        if case .streamed(_, let types) = route.body, let type = call.contentType, !types.isEmpty, !types.contains(type)
        {
            throw Problem.wrongContentType(types)
        }
    }

    /// A form that somebody else's page could have posted.
    private func guardForm(_ call: Call, host: String?) throws {
        guard call.method.changes, call.contentType == "application/x-www-form-urlencoded" else { return }
        try guardian.checkForm(call.headers, host: host)
    }
}
