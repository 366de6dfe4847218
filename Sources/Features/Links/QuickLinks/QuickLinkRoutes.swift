import HTTPTypes
import NIOCore
import Primitives
import Routes
import Storage

/// Quick links over HTTP, and the short addresses themselves.
struct QuickLinkRoutes {
    let service: QuickLinkService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/quick-links",
                access: .permission(.viewLinks),
                summary: "Short links into WhatsApp, the newest first",
                query: .page,
                gives: Page<QuickLinkBody>.self,
                list
            ),
            Route(
                .post,
                "/api/quick-links",
                access: .permission(.manageLinks),
                summary: "Make a link",
                takes: QuickLinkBody.Wanted.self,
                gives: QuickLinkBody.self,
                status: 201
            ) { call in
                let made = body(try await service.add(call.body(), by: call.caller))
                return .created(made, at: "/api/quick-links/\(made.id)")
            },
            Route(
                .get,
                "/api/quick-links/{id}",
                access: .permission(.viewLinks),
                summary: "One link",
                gives: QuickLinkBody.self
            ) { call in .json(body(try await service.find(call.id("id"), in: call.caller.workspace))) },
            Route(
                .patch,
                "/api/quick-links/{id}",
                access: .permission(.manageLinks),
                summary: "Change a link; what is left out stays",
                takes: QuickLinkBody.Wanted.self,
                gives: QuickLinkBody.self
            ) { call in .json(body(try await service.change(call.id("id"), call.body(), by: call.caller))) },
            Route(
                .delete,
                "/api/quick-links/{id}",
                access: .permission(.manageLinks),
                summary: "Delete a link: its short address leads nowhere from then on"
            ) { call in
                try await service.delete(call.id("id"), by: call.caller)
                return .noContent
            },
            Route(
                .get,
                "/api/quick-links/{id}/days",
                access: .permission(.viewLinks),
                summary: "Clicks and conversations by day (UTC), the newest first",
                query: [QueryParameter("from", "yyyy-mm-dd"), QueryParameter("to", "yyyy-mm-dd")],
                gives: Page<QuickLinkDay>.self
            ) { call in
                let (from, to) = try call.days
                let id: QuickLinkID = try call.id("id")
                return .json(Page(items: try await service.days(of: id, from: from, to: to, in: call.caller.workspace)))
            },
            Route(
                .get,
                "/api/quick-links/{id}/qr",
                access: .permission(.viewLinks),
                summary: "The short address as a QR code",
                query: [
                    QueryParameter("format", "svg (default) or png"), QueryParameter("size", "64 to 2048 pixels; 512"),
                ],
                qr
            ),
            Route(.get, "/l/{slug}", access: .public, summary: "Leads to WhatsApp", follow),
        ]
    }

    private func body(_ shown: QuickLinkService.Shown) -> QuickLinkBody {
        QuickLinkBody(shown, publicURL: service.publicURL)
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last = try page.after.map { QuickLinkID(rawValue: try $0.number(0)) }
        let found = try await service.page(after: last, limit: page.limit + 1, in: call.caller.workspace)
        return .json(
            Page(fetched: found, page: page) {
                Cursor($0.link.id)
            } item: {
                body($0)
            }
        )
    }

    @Sendable private func qr(_ call: Call) async throws -> Reply {
        let isPNG = try call.query("format", "svg or png") { ["svg": false, "png": true][$0] } ?? false
        let size = try call.query("size", "a number from 64 to 2048") { text in
            Int(text).flatMap { (64...2048).contains($0) ? $0 : nil }
        }
        let link = body(try await service.find(call.id("id"), in: call.caller.workspace))
        guard let code = QRCode(link.shortUrl) else { throw LinksError.linkNotFound }
        if isPNG {
            return Reply.bytes(ByteBuffer(bytes: try code.png(size: size ?? 512)), contentType: "image/png")
                .header(.contentDisposition, "inline; filename=\"\(link.slug).png\"")
        }
        return Reply.bytes(ByteBuffer(string: code.svg(size: size ?? 512)), contentType: "image/svg+xml")
            .header(.contentDisposition, "inline; filename=\"\(link.slug).svg\"")
            .header(.contentSecurityPolicy, "default-src 'none'; sandbox")
    }

    @Sendable private func follow(_ call: Call) async throws -> Reply {
        try service.limiter.take(RateLimiter.key(ip: call.ip))
        guard let address = try await service.follow(call.parameter("slug"), isPerson: call.isVisit) else {
            return PlainPage(
                title: "No such link",
                body:
                    "<h1>This link leads nowhere</h1><p>It was taken away, or mistyped. Ask whoever gave it to you.</p>"
            ).reply(status: 404)
        }
        return Reply.leading(to: address)
    }
}

extension Call {
    /// A range of days, the last 30 by default.
    var days: (from: String, to: String) {
        get throws {
            let from = try query("from", "a day like 2026-11-29") { CivilDay($0) }
            let to = try query("to", "a day like 2026-11-29") { CivilDay($0) }
            let last = to.map { "\($0)" } ?? arrivedAt.day
            return (from.map { "\($0)" } ?? (arrivedAt - .days(30)).day, last)
        }
    }
}
