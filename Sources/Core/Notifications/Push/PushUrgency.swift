/// How much a device that saves its battery should care: RFC 8030 section 5.3.
package enum PushUrgency: String, Sendable {
    case low
    case normal
    case high
}
