import Foundation
import Logging

/// What commands write where: answers to standard output, logs to standard error.
enum Console {
    static func logger(level: String) -> Logger {
        var logger = Logger(label: "lodestone") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        return logger
    }

    static func print(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
