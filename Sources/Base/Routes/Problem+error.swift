import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
import Primitives
import Storage

extension Problem {
    /// What the caller is told of `error`. What nobody foresaw is logged whole and told as a bare 500.
    package static func describing(_ error: any Error, logger: Logger) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
        case let convertible as any ProblemConvertible:
            return convertible.problem
        case let decoding as DecodingError:
            return Problem(decoding)
        case is NIOTooManyBytesError:
            return Problem("body-too-large", status: 413, title: "The body is too large")
        case DatabaseError.conflict:
            logger.warning("Database busy", metadata: ["error": "\(error)"])
            return .busy
        case DatabaseError.unavailable, DatabaseError.closed:
            logger.error("Database unavailable", metadata: ["error": "\(error)"])
            return .unavailable
        case is CancellationError:
            return .unavailable
        case let http as HTTPError:
            let title = http.status.reasonPhrase
            return Problem("http-\(http.status.code)", status: http.status.code, title: title, headers: http.headers)
        default:
            logger.error("Request failed", metadata: ["error": "\(String(reflecting: error))"])
            return .internalError
        }
    }
}
