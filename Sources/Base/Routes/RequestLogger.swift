import Logging

/// A request's logger, dressed with the request's id when there is something to say: most requests say nothing, and the
/// dressing costs more than finding their route.
struct RequestLogger: Sendable {
    let plain: Logger
    let requestID: String

    var dressed: Logger {
        var logger = plain
        logger[metadataKey: "request.id"] = .string(requestID)
        return logger
    }
}
