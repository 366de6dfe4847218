import CloudAPI
import Crypto
import Jobs
package import Logging
package import Primitives
import ServiceLifecycle
package import Storage
import Synchronization
package import Workspaces

/// The app secrets that webhooks may be signed with, in memory, since a signature is checked before anything is read.
package final class ChannelKeyring: Service {
    private let database: Database
    private let box: SecretBox
    private let ambient: Ambient
    private let logger: Logger
    private let keys = Mutex<[Key]>([])

    private struct Key: Sendable {
        let secretID: String
        let signature: WebhookSignature
    }

    package init(database: Database, box: SecretBox, ambient: Ambient, logger: Logger) {
        self.database = database
        self.box = box
        self.ambient = ambient
        self.logger = logger
    }

    /// Names a secret without telling it.
    package static func secretID(of secret: String) -> String {
        SHA256.hash(data: Array("lodestone app secret ".utf8) + Array(secret.utf8)).prefix(16).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// The name of the secret that signs `body`; `nil` when none of ours does.
    package func signer(of body: [UInt8], header: String?) -> String? {
        for key in keys.withLock({ $0 }) {
            do {
                try key.signature.verify(header, body: body)
                return key.secretID
            } catch { continue }
        }
        return nil
    }

    /// Reads the secrets again. Done at start, and whenever a channel changes in any process.
    package func reload() async throws {
        let sealed = try await database.read { try ChannelStore($0).secrets() }
        var seen: Set<String> = []
        var fresh: [Key] = []
        for (id, bytes, workspace) in sealed where !seen.contains(id) {
            do {
                let secret = try box.open(bytes, for: "channel secret \(workspace)")
                guard let signature = WebhookSignature(appSecret: secret) else { continue }
                seen.insert(id)
                fresh.append(Key(secretID: id, signature: signature))
            } catch {
                // One that was sealed with another key must not shut the others out.
                logger.error("A channel's app secret cannot be opened", metadata: ["workspace.id": "\(workspace)"])
            }
        }
        keys.withLock { $0 = fresh }
    }

    package func run() async throws {
        let bell = Bell()
        await withDiscardingTaskGroup { group in
            group.addTask { [database] in
                for await _ in database.notices("channels").cancelOnGracefulShutdown() { bell.ring() }
                bell.ring()
            }
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                do {
                    try await reload()
                } catch {
                    logger.error("The webhook secrets could not be read", metadata: ["error": "\(error)"])
                }
                // A notice may be lost, and a new channel must not wait for the next one.
                await bell.wait(orAfter: { [ambient] in try await ambient.sleep(.seconds(30)) })
            }
        }
    }
}
