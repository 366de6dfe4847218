import Crypto
import Foundation
import Primitives

/// What is kept of an erased person who had said no: enough to know them again, and not their number.
enum RefusalKey {
    static func of(_ identity: ContactIdentity, in workspace: WorkspaceID) -> String {
        let text = "\(workspace.rawValue)/\(identity.kind.rawValue)/\(identity.value)"
        let hash = SHA256.hash(data: Data(text.utf8))
        return "sha256:"
            + String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
