import AsyncHTTPClient
import CloudAPI
import CloudAPISimulator
import Messaging
import NIOCore
import NIOHTTP1
import Primitives
import Routes
import Storage

/// The customers of a new sandbox: they write first, through the simulator, as customers do.
struct DemoCustomers {
    let server: LodestoneServer
    let simulator: SimulatorFacts

    private static let greetings: [(from: String, name: String, text: String)] = [
        ("919845012301", "Asha Verma", "Hello! Do you still have the Kashmiri saffron in 5 g boxes?"),
        ("919845012302", "Rohan Mehta", "My order 10482 has not arrived yet. Can you check?"),
        ("447400123456", "Olivia Bennett", "Do you ship to London, and how long does it take?"),
        ("971501234567", "Omar Haddad", "Please send me the wholesale price list."),
        ("5511987654321", "Luana Ramos", "Obrigada, chegou tudo certinho!"),
    ]

    /// In a workspace that has conversations already, they are only made known to the simulator again.
    func write(to channel: ChannelID, in workspace: WorkspaceID) async throws {
        let isNew = try await server.world.database.read { transaction in
            try transaction.row("SELECT id FROM conversations WHERE workspace_id = \(workspace) LIMIT 1") == nil
        }
        for greeting in Self.greetings {
            guard isNew else {
                try await post("users", ["phone": .string(greeting.from), "name": .string(greeting.name)])
                continue
            }
            try await post(
                "inbound",
                [
                    "from": .string(greeting.from),
                    "name": .string(greeting.name),
                    "type": "text",
                    "text": .string(greeting.text),
                ]
            )
        }
    }

    private func post(_ path: String, _ body: JSON) async throws {
        var request = HTTPClientRequest(url: simulator.baseURL + "/_simulator/" + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(body.bytes())
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        _ = try await answer.body.collect(upTo: 1 << 20)
    }
}
