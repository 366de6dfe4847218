import Primitives

/// A channel about to be connected, its secrets sealed.
package struct NewChannel: Sendable {
    let id: ChannelID
    let name: String
    let kind: Channel.Kind
    let baseURL: String
    let phoneNumberID: String
    let wabaID: String
    let displayNumber: String
    let verifiedName: String
    let accessToken: [UInt8]
    let appSecret: [UInt8]
    let secretID: String
    let verifyTokenHash: String
    let quality: String
    let messagesPerSecond: Int
}
