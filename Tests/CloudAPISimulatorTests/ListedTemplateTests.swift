import CloudAPI
import HTTPTypes
import NIOCore
import Primitives
import Testing

@testable import CloudAPISimulator

@Suite("Templates and files as Graph lists them")
struct ListedTemplateTests {
    private static let base = "http://meta"

    private static func get(_ path: String, _ query: [String: String] = [:]) -> IncomingRequest {
        IncomingRequest(
            method: .get,
            path: path.split(separator: "/").map(String.init),
            version: nil,
            query: query,
            headers: [:],
            body: [:],
            files: [:],
            bytes: ByteBuffer()
        )
    }

    /// The request that fetches an address of `openAddress`.
    private static func fetch(_ address: String) throws -> IncomingRequest {
        let pieces = address.dropFirst(base.count + 1).split(separator: "?")
        try #require(pieces.count == 2 && pieces[1].hasPrefix("oh="))
        return get(String(pieces[0]), ["oh": String(pieces[1].dropFirst(3))])
    }

    private static func created(_ category: String, _ components: [JSON], in world: inout World) throws -> Template {
        let answer = try world.createTemplate(
            [
                "name": "listed", "language": "en_US", "category": .string(category),
                "components": .array(components),
            ],
            at: World.start
        )
        return try #require(answer["id"]?.string.flatMap { world.templates[$0] })
    }

    @Test func `Meta's words and an address stand in a template for codes`() throws {
        var world = World.fixture()
        let template = try Self.created(
            "AUTHENTICATION",
            [
                ["type": "body", "add_security_recommendation": true],
                ["type": "footer", "code_expiration_minutes": 5],
                [
                    "type": "buttons",
                    "buttons": [
                        [
                            "type": "otp", "otp_type": "one_tap", "autofill_text": "Fill in",
                            "supported_apps": [
                                ["package_name": "com.example.a", "signature_hash": "K8a/AINcGX7"],
                                ["package_name": "com.example.b", "signature_hash": "aaaaaaaaaaa"],
                            ],
                        ]
                    ],
                ],
            ],
            in: &world
        )
        let url =
            "https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&cta_display_name=Fill%20in"
            + "&package_name=com.example.a%2Ccom.example.b&signature_hash=K8a%2FAINcGX7%2Caaaaaaaaaaa&code=otp"
        let body: JSON = [
            "type": "BODY", "add_security_recommendation": true,
            "text": "*{{1}}* is your verification code. For your security, do not share this code.",
            "example": ["body_text": [["123456"]]],
        ]
        let button: JSON = [
            "type": "URL", "text": "Copy code", "url": .string(url + "{{1}}"), "example": [.string(url + "123456")],
        ]
        let listed = world.listedNode(template, baseURL: Self.base)["components"]
        #expect(listed?[0] == body)
        #expect(listed?[1]?["text"] == "This code expires in 5 minutes.")
        #expect(listed?[2]?["buttons"] == .array([button]))
        // What was submitted is kept: the rules of editing and sending look at it.
        #expect(world.templateNode(template)["components"]?[2]?["buttons"]?[0]?["type"] == "OTP")
    }

    @Test func `The sample of a header can be fetched by anybody who has its address`() throws {
        var world = World.fixture()
        let id = "upload:abc"
        let bytes = ByteBuffer(string: "a picture")
        world.uploads[id] = UploadSession(id: id, mimeType: "image/png", lengthBytes: 9, bytes: bytes, handle: "4::abc")
        let template = try Self.created(
            "MARKETING",
            [
                ["type": "HEADER", "format": "IMAGE", "example": ["header_handle": ["4::abc"]]],
                ["type": "BODY", "text": "The new kurtas are in the shop."],
            ],
            in: &world
        )
        let listed = world.listedNode(template, baseURL: Self.base)["components"]?[0]
        let address = try #require(listed?["example"]?["header_handle"]?[0]?.string)
        let answer = try #require(world.openFile(Self.fetch(address)))
        guard case .bytes(let found, "image/png") = answer.body else {
            Issue.record("\(answer.body)")
            return
        }
        #expect(found == bytes)
        let path = String(address.dropFirst(Self.base.count + 1).prefix { $0 != "?" })
        #expect(world.openFile(Self.get(path, ["oh": "01_wrong"])) == nil)
        #expect(world.openFile(Self.get(path)) == nil)
        // Of an upload that is no longer kept, another file of the kind.
        world.uploads = [:]
        guard case .bytes(_, "image/jpeg")? = try world.openFile(Self.fetch(address))?.body else {
            Issue.record("no other file")
            return
        }
    }

    @Test func `Every card of a carousel has a sample of its own`() throws {
        var world = World.fixture()
        for handle in ["4::one", "4::two"] {
            world.uploads[handle] = UploadSession(
                id: handle,
                mimeType: "image/png",
                lengthBytes: 6,
                bytes: ByteBuffer(string: handle),
                handle: handle
            )
        }
        let cards = ["4::one", "4::two"].map { handle -> JSON in
            [
                "components": [
                    ["type": "HEADER", "format": "IMAGE", "example": ["header_handle": [.string(handle)]]],
                    ["type": "BODY", "text": "One of the new kurtas"],
                    ["type": "BUTTONS", "buttons": [["type": "QUICK_REPLY", "text": "Show me"]]],
                ]
            ]
        }
        let template = try Self.created(
            "MARKETING",
            [["type": "BODY", "text": "The new kurtas are here."], ["type": "CAROUSEL", "cards": .array(cards)]],
            in: &world
        )
        let listed = world.listedNode(template, baseURL: Self.base)["components"]?[1]?["cards"]
        let addresses = [0, 1].compactMap { listed?[$0]?["components"]?[0]?["example"]?["header_handle"]?[0]?.string }
        let files = try addresses.map { address -> String in
            guard case .bytes(let bytes, _)? = try world.openFile(Self.fetch(address))?.body else { return "" }
            return String(buffer: bytes)
        }
        #expect(files == ["4::one", "4::two"])
    }

    @Test func `Every template of the start can be read and its sample fetched`() throws {
        let world = World.fixture()
        for template in world.templates.all {
            let parts = world.listedNode(template, baseURL: Self.base)["components"]?.array ?? []
            #expect(parts.contains { $0["type"] == "BODY" && $0["text"]?.string?.isEmpty == false })
            for part in parts {
                guard let address = part["example"]?["header_handle"]?[0]?.string else { continue }
                #expect(try world.openFile(Self.fetch(address)) != nil, "\(template.name)")
            }
        }
    }
}
