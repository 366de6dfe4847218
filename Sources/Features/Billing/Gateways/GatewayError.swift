/// How a gateway fails us.
package enum GatewayError: Error, Equatable {
    /// No answer, or none that could be read: what was asked may have been done.
    case unreachable(String)
    /// It said no, in these words; nothing was done.
    case refused(status: Int, String)
    /// A webhook that nobody proves to be the gateway's.
    case badSignature
    /// A webhook that is signed and cannot be read.
    case unreadable(String)
}
