import HTTPTypes
import NIOCore
import Primitives
import Routes
import Storage

/// A number's profile, health, notices and doctor over HTTP; and the table of errors.
struct ChannelCareRoutes {
    let channels: ChannelService
    let doctor: ChannelDoctor
    let tools: MediaTools

    private static let photoBytesMax = 10_000_000

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/channels/{id}/profile",
                access: .permission(.viewChannels),
                summary: "What people see about the number, as WhatsApp has it now",
                gives: ChannelProfileBody.self
            ) { call in
                .json(ChannelProfileBody(try await channels.profile(of: call.id("id"), in: call.caller.workspace)))
            },
            Route(
                .put,
                "/api/channels/{id}/profile",
                access: .permission(.manageChannels),
                summary: "Change it at WhatsApp; what is left out stays",
                takes: ChannelProfileBody.self,
                gives: ChannelProfileBody.self
            ) { call in
                let body: ChannelProfileBody = try await call.body()
                let changed = try await channels.change(body.checked(), of: call.id("id"), by: call.caller)
                return .json(ChannelProfileBody(changed))
            },
            Route(
                .put,
                "/api/channels/{id}/profile/photo",
                access: .permission(.manageChannels),
                summary: "Change the photo: the body is the picture, of which a square is cut",
                gives: ChannelProfileBody.self,
                body: .held(bytesMax: Self.photoBytesMax)
            ) { call in
                let bytes = Array(buffer: try await call.rawBody())
                let changed = try await channels.changePhoto(bytes, of: call.id("id"), tools: tools, by: call.caller)
                return .json(ChannelProfileBody(changed))
            },
            Route(
                .get,
                "/api/channels/{id}/health",
                access: .permission(.viewChannels),
                summary: "How the number is: state, quality, limit, name, webhooks",
                gives: ChannelHealthBody.self,
                health
            ),
            Route(
                .get,
                "/api/channels/{id}/notices",
                access: .permission(.viewChannels),
                summary: "What WhatsApp told of the number, its account and its templates, newest first",
                query: .page,
                gives: Page<ChannelNoticeBody>.self,
                notices
            ),
            Route(
                .post,
                "/api/channels/{id}/doctor",
                access: .permission(.manageChannels),
                summary: "Look at everything that the number needs, and what mends it",
                gives: DoctorBody.self
            ) { call in
                .json(DoctorBody(checks: try await doctor.examine(call.id("id"), in: call.caller.workspace)))
            },
            Route(
                .get,
                "/api/message-errors",
                access: .permission(.viewInbox),
                summary: "Why messages fail, and what to do about it",
                gives: Page<MessageErrorBody>.self
            ) { _ in .json(Page(items: MessageErrorBody.all)) },
        ]
    }

    private func find(_ call: Call, _ transaction: Transaction) throws -> Channel {
        let id: ChannelID = try call.id("id")
        guard let channel = try ChannelStore(transaction).find(call.caller.workspace, id) else {
            throw MessagingError.channelNotFound(id)
        }
        return channel
    }

    @Sendable private func health(_ call: Call) async throws -> Reply {
        let now = channels.ambient.now()
        let workspace = try call.caller.workspace
        return .json(
            try await channels.database.read { transaction in
                try ChannelHealthBody(find(call, transaction), in: workspace, now: now, transaction)
            }
        )
    }

    @Sendable private func notices(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last = try page.after.map { (inbox: try $0.number(0), place: try $0.number(1)) }
        let workspace = try call.caller.workspace
        let found = try await channels.database.read { transaction in
            let channel = try find(call, transaction)
            return try ChannelNoticeReader(transaction: transaction, workspace: workspace)
                .page(channel.id, after: last, limit: page.limit + 1)
        }
        return .json(
            Page(fetched: found, page: page) {
                Cursor("\($0.inboxID)", "\($0.place)")
            } item: {
                ChannelNoticeBody($0)
            }
        )
    }
}

struct DoctorBody: Codable, Sendable {
    let checks: [DoctorCheck]
}
