import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Server

/// Files, links and widgets through the whole server, with what must not be in the answers.
@Suite struct ChannelRouteTests {
    private struct Answer {
        let status: Int
        let headers: HTTPFields
        let body: String
    }

    private static func call(
        _ client: any TestClientProtocol,
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ headers: HTTPFields = [:],
        _ body: [UInt8] = []
    ) async throws -> Answer {
        try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: body)) {
            Answer(status: $0.status.code, headers: $0.headers, body: String(buffer: $0.body))
        }
    }

    private static func find(_ name: String, in body: String) -> String {
        guard let start = body.firstRange(of: "\"\(name)\":\"") else { return "" }
        return String(body[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test(arguments: TestDatabase.all)
    func `A file is its uploader's until it is sent, in parts where they are asked for, and never a page`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await ServerWorld(kind)
        _ = try await ServerWorld.signUp("eve@example.com", world.server)
        let (ada, eve) = (try await world.session(), try await world.session("eve@example.com"))
        try await world.server.application.test(.router) { client async throws in
            func upload(_ bytes: [UInt8], _ type: String) async throws -> String {
                var headers = ada
                headers[.contentType] = type
                let answer = try await Self.call(client, .post, "/api/media?filename=x", headers, bytes)
                #expect(answer.status == 201)
                return "/api/media/" + Self.find("id", in: answer.body)
            }
            let ogg = Array("OggS".utf8) + [UInt8](repeating: 0, count: 24) + Array("OpusHead0123456789".utf8)
            let sound = try await upload(ogg, "application/octet-stream")
            let whole = try await Self.call(client, .get, sound, ada)
            #expect(whole.status == 200 && whole.headers[.contentType] == "audio/ogg")
            #expect(whole.headers[.acceptRanges] == "bytes" && whole.headers[.contentDisposition] == "inline")

            var ranged = ada
            ranged[.range] = "bytes=28-35"
            let part = try await Self.call(client, .get, sound, ranged)
            #expect(part.status == 206 && part.body == "OpusHead")
            #expect(part.headers[.contentRange] == "bytes 28-35/46")
            ranged[.range] = "bytes=1000-"
            #expect(try await Self.call(client, .get, sound, ranged).status == 416)

            for (bytes, type) in [
                ("<svg onload='alert(1)'/>", "image/svg+xml"), ("<script>alert(1)</script>", "text/html"),
                ("<script>alert(1)</script>", "image/png"),
            ] {
                let page = try await Self.call(client, .get, try await upload(Array(bytes.utf8), type), ada)
                #expect(page.headers[.contentType] == "application/octet-stream")
                #expect(page.headers[.contentDisposition] == "attachment")
                #expect(page.headers[.xContentTypeOptions] == "nosniff")
                #expect(page.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            }

            for path in [sound, sound + "?size=thumb", sound + "/fetch"] {
                let method: HTTPRequest.Method = path.hasSuffix("fetch") ? .post : .get
                let strange = try await Self.call(client, method, path, eve)
                #expect(strange.status == 404 && !strange.body.contains("Opus"), "\(path)")
            }
            #expect(try await Self.call(client, .get, sound + "?size=thumb", ada).status == 404)
            #expect(try await Self.call(client, .get, sound + "?size=huge", ada).status == 400)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Links and widgets work for strangers and are made by those who may`(kind: TestDatabase) async throws {
        let world = try await ServerWorld(kind)
        _ = try await ServerWorld.signUp("eve@example.com", world.server)
        let (ada, eve) = (try await world.session(), try await world.session("eve@example.com"))
        let channel = ChannelID(rawValue: 4711)
        let workspace = world.owner.workspace
        try await world.server.world.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO channels
                (workspace_id, id, name, kind, base_url, phone_number_id, waba_id, display_number, verified_name,
                 access_token, app_secret, secret_id, verify_token_hash, state, quality, messages_per_second, created_at)
                VALUES (\(workspace), \(channel), 'Shop', 'simulator', 'http://127.0.0.1', '1', '2', '12025550143', 'Shop',
                 \([UInt8]()), \([UInt8]()), 's', '', 'connected', 'GREEN', 80, 1)
                """
            )
        }
        try await world.server.application.test(.router) { client async throws in
            func post(_ path: String, _ json: String) async throws -> Answer {
                var headers = ada
                headers[.contentType] = "application/json"
                return try await Self.call(client, .post, path, headers, Array(json.utf8))
            }
            let link = try await post("/api/quick-links", #"{"channelId":"\#(channel)","name":"Poster","text":"Hi"}"#)
            #expect(link.status == 201, "\(link.body)")
            let short = "/l/" + Self.find("slug", in: link.body)
            let followed = try await Self.call(client, .get, short)
            #expect(followed.status == 302 && followed.headers[.location] == "https://wa.me/12025550143?text=Hi")
            #expect(followed.headers[.setCookie] == nil && followed.body.isEmpty)
            let missing = try await Self.call(client, .get, "/l/nothing")
            #expect(missing.status == 404 && missing.headers[.contentType]?.hasPrefix("text/html") == true)
            let path = "/api/quick-links/" + Self.find("id", in: link.body)
            let png = try await client.execute(uri: path + "/qr?format=png&size=128", method: .get, headers: ada) {
                ($0.status.code, $0.headers[.contentType])
            }
            #expect(png.0 == 200 && png.1 == "image/png")
            #expect(try await Self.call(client, .get, path + "/qr", ada).body.hasPrefix("<svg"))
            for other in [path, path + "/qr", path + "/days"] {
                #expect(try await Self.call(client, .get, other, eve).status == 404, "\(other)")
            }

            let widget = try await post(
                "/api/widgets",
                #"{"channelId":"\#(channel)","name":"Shop","domains":["shop.example"]}"#
            )
            #expect(widget.status == 201, "\(widget.body)")
            let key = Self.find("key", in: widget.body)
            let script = try await Self.call(client, .get, "/w/\(key).js")
            #expect(script.status == 200 && script.headers[.contentType]?.hasPrefix("text/javascript") == true)
            #expect(script.headers[.setCookie] == nil && script.body.contains("wa.me/12025550143"))
            #expect(script.headers[HTTPField.Name("Cross-Origin-Resource-Policy") ?? .accept] == "cross-origin")
            #expect(!script.body.contains("\(channel)"))
            let nothing = try await Self.call(client, .get, "/w/unknown.js")
            #expect(nothing.status == 200 && !nothing.body.contains("wa.me"))

            let beacon: HTTPFields = [
                .origin: "https://shop.example", .contentType: "text/plain;charset=UTF-8", .fetchSite: "cross-site",
            ]
            #expect(try await Self.call(client, .post, "/w/\(key)/seen", beacon, Array("/cart".utf8)).status == 204)
            #expect(try await Self.call(client, .post, "/w/\(key)/click", beacon, Array("/cart".utf8)).status == 204)
            let days = try await Self.call(client, .get, "/api/widgets/\(Self.find("id", in: widget.body))/days", ada)
            #expect(days.body.contains("shop.example/cart") && days.body.contains("\"clicks\":1"))

            for part in ["health", "notices"] {
                #expect(
                    try await Self.call(client, .get, "/api/channels/\(channel)/\(part)", ada).status == 200,
                    "\(part)"
                )
                #expect(
                    try await Self.call(client, .get, "/api/channels/\(channel)/\(part)", eve).status == 404,
                    "\(part)"
                )
            }
            let errors = try await Self.call(client, .get, "/api/message-errors", ada)
            #expect(errors.status == 200 && errors.body.contains("131047"))
        }
    }
}
