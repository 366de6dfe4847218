import CloudAPI
import Primitives
package import Templates
import Workspaces

extension ChannelService {
    /// What Templates asks of Meta, with the channel's token.
    package var templateMeta: TemplateMeta {
        TemplateMeta(
            create: { submission, workspace, id in
                let (channel, api) = try await reach(id, in: workspace)
                return try await asked { () async throws(CloudAPIError) in
                    try await api.createTemplate(submission, channel.wabaID)
                }
            },
            edit: { metaID, edit, workspace, id in
                let (_, api) = try await reach(id, in: workspace)
                try await asked { () async throws(CloudAPIError) in try await api.editTemplate(metaID, edit) }
            },
            delete: { name, metaID, workspace, id in
                let (channel, api) = try await reach(id, in: workspace)
                try await asked { () async throws(CloudAPIError) in
                    try await api.deleteTemplate(name, metaID, channel.wabaID)
                }
            },
            unpause: { metaID, workspace, id in
                let (_, api) = try await reach(id, in: workspace)
                try await asked { () async throws(CloudAPIError) in try await api.unpauseTemplate(metaID) }
            }
        )
    }

    /// A sample file for a template's header, uploaded to Meta.
    func templateHandle(_ bytes: [UInt8], _ type: String, on id: ChannelID, in workspace: WorkspaceID) async throws
        -> String
    {
        let (channel, api) = try await reach(id, in: workspace)
        let token = Secret(try box.open(channel.accessToken, for: "channel token \(workspace)"))
        return try await asked { () async throws(CloudAPIError) in
            let app = try await api.inspectToken(token).appID ?? ""
            return try await api.uploadHandle(bytes, type, app)
        }
    }

    private func reach(_ id: ChannelID, in workspace: WorkspaceID) async throws -> (Channel, CloudAPIClient) {
        let (channel, api) = try await connection(workspace, id)
        guard channel.state == .connected else { throw MessagingError.channelNotConnected(id) }
        return (channel, api)
    }

    private func asked<Answer: Sendable>(_ call: () async throws(CloudAPIError) -> Answer) async throws -> Answer {
        do {
            return try await call()
        } catch .refused(let error) {
            throw TemplateError.metaRefused(
                [error.userTitle, error.userMessage].compactMap { $0 }.isEmpty
                    ? MetaWords.of(CloudAPIError.refused(error))
                    : [error.userTitle, error.userMessage].compactMap { $0 }.joined(separator: ": ")
            )
        } catch {
            throw MessagingError.metaRefused(MetaWords.of(error))
        }
    }
}
