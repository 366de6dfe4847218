import Foundation
import HTTPTypes
import NIOFoundationCompat
import Primitives
import Routes
import Testing

@Suite struct OpenAPITests {
    struct Tree: Codable, Sendable {
        let id: ContactID
        let at: Timestamp?
        let amount: Points
        let kind: Kind
        let tags: [String]
        let counts: [String: Int64]
        let parent: [Tree]?

        enum Kind: String, Codable, CaseIterable { case oak, elm }
    }

    struct Picky: Codable, Sendable {
        let text: String

        init(from decoder: any Decoder) throws {
            text = try decoder.singleValueContainer().decode(String.self)
            guard text == "right" else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not right"))
            }
        }
    }

    static let routes = [
        Route(
            .get,
            "/api/trees/{id}",
            access: .permission(.viewThings),
            summary: "One tree",
            query: [QueryParameter("at", "When")],
            gives: Tree.self
        ) { _ in .noContent },
        Route(.get, "/api/trees", access: .member, summary: "Trees", query: .page, gives: Page<Tree>.self) { _ in
            .noContent
        },
        Route(.put, "/api/trees/{id}", access: .public, summary: "Plant", takes: Tree.self) { _ in .noContent },
        Route(
            .post,
            "/api/files/{name*}",
            access: .member,
            summary: "A file",
            body: .streamed(bytesMax: 10, types: ["text/csv"])
        ) { _ in .noContent },
        Route(
            .post,
            "/api/trees",
            access: .member,
            summary: "Seed",
            takes: Tree.self,
            needsBody: false,
            gives: Tree.self,
            status: 201
        ) { _ in .noContent },
        Route(.post, "/api/media", access: .member, summary: "Any file", body: .streamed(bytesMax: 10, types: [])) {
            _ in
            .noContent
        },
        Route(.get, "/api/trees.csv", access: .member, summary: "", media: "text/csv") { _ in .noContent },
    ]

    @Test func `Says the status, the type and whether a body is needed`() throws {
        let document = try document()
        func operation(_ path: String, _ method: String) throws -> [String: Any] {
            try find("paths", path, method, in: document)
        }
        let seed = try operation("/api/trees", "post")
        #expect(try find("requestBody", in: seed)["required"] as? Bool == false)
        #expect(Set(try find("responses", in: seed).keys) == ["201", "default"])
        #expect(Set(try find("responses", in: try operation("/api/trees/{id}", "get")).keys) == ["200", "default"])
        #expect(Set(try find("responses", in: try operation("/api/trees/{id}", "put")).keys) == ["204", "default"])
        #expect(try find("requestBody", "content", in: try operation("/api/media", "post")).keys.first == "*/*")
        let file = try find("responses", "200", "content", in: try operation("/api/trees.csv", "get"))
        #expect(file.keys.first == "text/csv")
    }

    private func document() throws -> [String: Any] {
        let tree = try RouteTable.openAPI(Self.routes, title: "Lodestone", version: "1")
        let data = Data(buffer: JSONText.encode(tree))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func find(_ path: String..., in document: [String: Any]) throws -> [String: Any] {
        try path.reduce(document) { object, name in try #require(object[name] as? [String: Any], "\(name)") }
    }

    @Test func `Every route is in the document, and nothing else`() throws {
        let paths = try find("paths", in: try document())
        let found = paths.flatMap { path, item in
            (item as? [String: Any] ?? [:]).keys.map { "\($0.uppercased()) \(path)" }
        }

        #expect(
            found.sorted() == [
                "GET /api/trees", "GET /api/trees.csv", "GET /api/trees/{id}", "POST /api/files/{name}",
                "POST /api/media", "POST /api/trees", "PUT /api/trees/{id}",
            ]
        )
    }

    @Test func `Types become schemas by decoding nothing`() throws {
        let tree = try find("components", "schemas", "Tree", in: try document())
        let properties = try find("properties", in: tree)

        #expect(Set(tree["required"] as? [String] ?? []) == ["id", "amount", "kind", "tags", "counts"])
        #expect(try find("id", in: properties)["pattern"] as? String == "^con_[0-9a-hjkmnp-tv-z]{13}$")
        #expect(try find("kind", in: properties)["enum"] as? [String] == ["oak", "elm"])
        #expect(try find("tags", "items", in: properties)["type"] as? String == "string")
        #expect(try find("counts", "additionalProperties", in: properties)["type"] as? String == "integer")
        let parent = try #require(try find("parent", in: properties)["anyOf"] as? [[String: Any]])
        #expect(try find("items", in: parent[0])["$ref"] as? String == "#/components/schemas/Tree")
        #expect(parent[1]["type"] as? String == "null")
    }

    @Test func `Says who may call and with what`() throws {
        let document = try document()
        let one = try find("paths", "/api/trees/{id}", "get", in: document)
        let plant = try find("paths", "/api/trees/{id}", "put", in: document)
        let file = try find("paths", "/api/files/{name}", "post", in: document)

        #expect((one["security"] as? [[String: Any]])?.map(\.keys.first) == ["session", "apiKey"])
        #expect((plant["security"] as? [Any])?.isEmpty == true)
        #expect((file["security"] as? [[String: Any]])?.map(\.keys.first) == ["session"])
        let names = (one["parameters"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(names == ["id", "at"])
        let fileNames = (file["parameters"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(fileNames == ["name", "Idempotency-Key"])
        #expect(try find("requestBody", "content", in: file).keys.first == "text/csv")
    }

    @Test func `A type that takes only some texts must describe itself`() {
        let route = Route(.put, "/api/picky", access: .public, summary: "", takes: Picky.self) { _ in .noContent }
        #expect(throws: (any Error).self) { try RouteTable.openAPI([route], title: "", version: "") }
    }

    @Test func `The table serves its own document`() async throws {
        let route = try Route.openAPI(of: Self.routes, title: "Lodestone", version: "1")
        try await TestServer(Self.routes + [route]).run { client async throws in
            let answer = try await client.send(.get, "/api/openapi.json")

            #expect(answer["openapi"] == "3.1.0")
            #expect(answer.text.contains("/api/openapi.json"))
        }
    }
}
