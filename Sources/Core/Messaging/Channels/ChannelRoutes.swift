import CloudAPI
import Primitives
package import Routes
import Storage
import Workspaces

extension Permission {
    package static let viewChannels = Permission("channels.view", from: .member)
    package static let manageChannels = Permission("channels.manage", from: .admin)

    /// Those of this module.
    package static let messaging = [viewInbox, sendMessages, viewChannels, manageChannels] + inbox
}

/// Channels over HTTP.
struct ChannelRoutes {
    let channels: ChannelService
    /// Where Meta is to send webhooks.
    let webhookURL: String
    /// Where the Graph API of Meta is, when a connection names no other.
    let metaURL: String
    let syncTemplates: @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Void

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/channels",
                access: .permission(.viewChannels),
                summary: "The connected numbers",
                gives: Page<ChannelBody>.self,
                list
            ),
            Route(
                .post,
                "/api/channels",
                access: .permission(.manageChannels),
                summary: "Connect a number",
                takes: NewChannelBody.self,
                gives: ChannelBody.self,
                status: 201,
                connect
            ),
            Route(
                .get,
                "/api/channels/{id}",
                access: .permission(.viewChannels),
                summary: "One number",
                gives: ChannelBody.self,
                show
            ),
            Route(
                .patch,
                "/api/channels/{id}",
                access: .permission(.manageChannels),
                summary: "Rename it",
                takes: RenameBody.self,
                gives: ChannelBody.self,
                rename
            ),
            Route(
                .delete,
                "/api/channels/{id}",
                access: .permission(.manageChannels),
                summary: "Disconnect it",
                disconnect
            ),
        ]
    }

    struct RenameBody: Codable, Sendable {
        let name: String
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        let all = try await channels.database.read { try ChannelStore($0).all(workspace) }
        return .json(Page(items: all.map { ChannelBody($0, webhookURL: webhookURL) }))
    }

    @Sendable private func show(_ call: Call) async throws -> Reply {
        .json(ChannelBody(try await find(call), webhookURL: webhookURL))
    }

    private func find(_ call: Call) async throws -> Channel {
        let workspace = try call.caller.workspace
        let id: ChannelID = try call.id("id")
        guard let channel = try await channels.database.read({ try ChannelStore($0).find(workspace, id) }) else {
            throw MessagingError.channelNotFound(id)
        }
        return channel
    }

    @Sendable private func connect(_ call: Call) async throws -> Reply {
        let body: NewChannelBody = try await call.body()
        let channel = try await channels.connect(
            body.connection(metaURL: metaURL),
            by: call.caller,
            then: syncTemplates
        )
        return .created(ChannelBody(channel, webhookURL: webhookURL), at: "/api/channels/\(channel.id)")
    }

    @Sendable private func rename(_ call: Call) async throws -> Reply {
        let body: RenameBody = try await call.body()
        let channel = try await find(call)
        try await channels.rename(channel.id, to: ChannelName(body.name), by: call.caller)
        return .json(ChannelBody(try await find(call), webhookURL: webhookURL))
    }

    @Sendable private func disconnect(_ call: Call) async throws -> Reply {
        try await channels.disconnect(find(call).id, by: call.caller)
        return .noContent
    }
}
