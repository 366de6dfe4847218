import Foundation

/// How webhooks are fired at a server on this machine.
struct LoadOptions {
    var port: UInt16 = 0
    var secret = ""
    /// The phone number id that the webhooks are about.
    var number = ""
    var seconds = 5
    var connections = 256

    init(_ arguments: [String]) throws {
        for (name, value) in zip(arguments, arguments.dropFirst()) {
            switch name {
            case "--port": port = UInt16(value) ?? 0
            case "--secret": secret = value
            case "--number": number = value
            case "--seconds": seconds = Int(value) ?? seconds
            case "--connections": connections = Int(value) ?? connections
            default: continue
            }
        }
        guard port > 0 else { throw CocoaError(.formatting) }
    }
}
