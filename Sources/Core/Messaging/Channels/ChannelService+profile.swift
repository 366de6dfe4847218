import CloudAPI
import Foundation
import Primitives
import Routes
import Storage
import Workspaces

extension ChannelService {
    /// - Throws: `MessagingError.channelNotFound`, `.channelNotConnected`, `.metaRefused`.
    func profile(of id: ChannelID, in workspace: WorkspaceID) async throws -> BusinessProfile {
        let (channel, api) = try await connected(id, in: workspace)
        return try await asking { () async throws(CloudAPIError) in try await api.businessProfile(channel.phoneNumberID)
        }
    }

    /// Gives it to Meta, and back as Meta has it then.
    func change(_ profile: BusinessProfile, of id: ChannelID, by caller: Caller) async throws -> BusinessProfile {
        let (channel, api) = try await connected(id, in: caller.workspace)
        try await asking { () async throws(CloudAPIError) in
            try await api.updateBusinessProfile(channel.phoneNumberID, profile)
        }
        try await database.write { transaction in
            try audit.record("channels.profile", subject: "\(id)", detail: channel.name, by: caller, in: transaction)
        }
        return try await self.profile(of: id, in: caller.workspace)
    }

    /// Cuts a square of 640 by 640 out of it, where libvips is there, and gives that to Meta.
    ///
    /// - Throws: the same, and `MessagingError.content` for what is no picture.
    func changePhoto(_ bytes: [UInt8], of id: ChannelID, tools: MediaTools, by caller: Caller) async throws
        -> BusinessProfile
    {
        let type = FileType.of(bytes, told: "image/")
        let fault = MessagingError.content([
            .init(path: "photo", detail: "Upload a JPEG or PNG picture, a square of at least 192 by 192 pixels.")
        ])
        guard type.hasPrefix("image/") else { throw fault }
        let photo: [UInt8]
        if tools.hasVips {
            photo = try await Workbench.with { bench in
                let file = try bench.writing("in")
                try file.write(contentsOf: bytes)
                try file.close()
                do {
                    let target = "\(bench.path("out.jpg"))[Q=90,strip,background=255]"
                    let options = ["in", "--size=640x640", "--smartcrop=attention", "-o", target]
                    try await tools.run(.vipsthumbnail, options, in: bench)
                } catch is MediaTools.ToolError {
                    throw fault
                }
                return Array(try Data(contentsOf: bench.folder.appending(path: "out.jpg")))
            }
        } else {
            guard ["image/jpeg", "image/png"].contains(type), bytes.count <= 5_000_000 else { throw fault }
            photo = bytes
        }
        let (channel, api) = try await connected(id, in: caller.workspace)
        let token = Secret(try box.open(channel.accessToken, for: "channel token \(caller.workspace)"))
        var profile = BusinessProfile()
        profile.pictureHandle = try await asking { () async throws(CloudAPIError) in
            let app = try await api.inspectToken(token).appID ?? ""
            return try await api.uploadHandle(photo, tools.hasVips ? "image/jpeg" : type, app)
        }
        return try await change(profile, of: id, by: caller)
    }

    private func connected(_ id: ChannelID, in workspace: WorkspaceID) async throws -> (Channel, CloudAPIClient) {
        let (channel, api) = try await connection(workspace, id)
        guard channel.state == .connected else { throw MessagingError.channelNotConnected(id) }
        return (channel, api)
    }

    private func asking<Answer: Sendable>(_ call: () async throws(CloudAPIError) -> Answer) async throws -> Answer {
        do {
            return try await call()
        } catch {
            throw MessagingError.metaRefused(MetaWords.of(error))
        }
    }
}

/// What became of a call to Meta, in words for people.
enum MetaWords {
    static func of(_ error: any Error) -> String {
        switch error {
        case CloudAPIError.refused(let error), CloudAPIError.rateLimited(let error, _):
            "WhatsApp said: \(error.title ?? error.message) (\(error.code))."
        case CloudAPIError.unreachable, CloudAPIError.unanswered: "WhatsApp could not be reached. Try again in a while."
        default: "WhatsApp's answer could not be used."
        }
    }
}
