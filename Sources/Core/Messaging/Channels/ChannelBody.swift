import Foundation
import Primitives

/// A channel on the wire. Token and secret are never shown again.
struct ChannelBody: Codable, Sendable {
    let id: ChannelID
    let name: String
    let kind: String
    let displayNumber: String
    let verifiedName: String
    let phoneNumberId: String
    let wabaId: String
    let state: String
    let quality: String
    let messagesPerSecond: Int
    let lastError: String?
    let webhookURL: String
    /// As people read it, from what Meta said when it was last asked.
    let numberState: NumberBadge
    let nameState: String?
    let messagingLimit: String?

    init(_ channel: Channel, webhookURL: String) {
        id = channel.id
        name = channel.name
        kind = channel.kind.rawValue
        displayNumber = channel.displayNumber
        verifiedName = channel.verifiedName
        phoneNumberId = channel.phoneNumberID
        wabaId = channel.wabaID
        state = channel.state.rawValue
        quality = channel.quality
        messagesPerSecond = channel.messagesPerSecond
        lastError = channel.lastError
        numberState = channel.state == .disconnected ? .disconnected : NumberBadge(channel.numberStatus)
        nameState = channel.nameStatus
        messagingLimit = channel.messagingLimit
        self.webhookURL = webhookURL
    }
}

/// What a person enters to connect a number.
struct NewChannelBody: Codable, Sendable {
    let name: String
    let kind: Channel.Kind
    let phoneNumberId: String
    let wabaId: String
    let accessToken: String
    let appSecret: String
    let verifyToken: String
    let baseURL: String?

    /// - Throws: `MessagingError.content` naming the fields.
    func connection(metaURL: String) throws -> ChannelService.Connection {
        var faults: [MessagingError.Fault] = []
        for (field, value) in [("phoneNumberId", phoneNumberId), ("wabaId", wabaId)]
        where value.isEmpty || value.count > 32 || !value.allSatisfy({ $0.isASCII && $0.isNumber }) {
            faults.append(.init(path: field, detail: "Copy the number from Meta's API set-up page: digits only."))
        }
        for (field, value) in [("accessToken", accessToken), ("appSecret", appSecret), ("verifyToken", verifyToken)]
        where value.isEmpty || value.utf8.count > 4096 {
            faults.append(.init(path: field, detail: "Must not be empty."))
        }
        let url = baseURL ?? metaURL
        if kind == .meta, url != metaURL {
            faults.append(.init(path: "baseURL", detail: "A number at Meta is reached at \(metaURL)."))
        }
        guard faults.isEmpty else { throw MessagingError.content(faults) }
        return ChannelService.Connection(
            name: try ChannelName(name).text,
            kind: kind,
            baseURL: url,
            phoneNumberID: phoneNumberId,
            wabaID: wabaId,
            accessToken: accessToken,
            appSecret: appSecret,
            verifyToken: verifyToken
        )
    }
}
