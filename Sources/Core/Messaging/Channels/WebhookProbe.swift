import Foundation
import Primitives
import Workspaces

/// A verify token of our own, good for some minutes, with which the doctor asks our address as Meta would: only this instance can
/// make it, so an answer proves that the address leads here.
package struct WebhookProbe: Sendable {
    private static let place = "webhook probe"
    private static let goodFor: Duration = .minutes(5)
    private static let prefix = "probe."

    let box: SecretBox
    let ambient: Ambient

    func token() throws -> String {
        let sealed = try box.seal("\(ambient.now().milliseconds)", for: Self.place)
        return Self.prefix
            + Data(sealed).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    func isGood(_ token: String) -> Bool {
        guard token.hasPrefix(Self.prefix), token.utf8.count <= 200 else { return false }
        let plain = token.dropFirst(Self.prefix.count).replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: String(padded)),
            let text = try? box.open(Array(data), for: Self.place), let made = Int64(text)
        else { return false }
        let age = ambient.now() - Timestamp(milliseconds: made)
        return age >= .zero && age <= Self.goodFor
    }
}

/// Asks an address as a stranger would.
package struct WebReach: Sendable {
    package struct Answer: Sendable {
        package let status: Int
        /// The first kilobyte.
        package let body: String
        /// By the other's clock.
        package let date: String?

        package init(status: Int, body: String, date: String?) {
            self.status = status
            self.body = body
            self.date = date
        }
    }

    package let get: @Sendable (_ url: String) async throws -> Answer

    package init(get: @escaping @Sendable (_ url: String) async throws -> Answer) {
        self.get = get
    }

    /// For those who have no network.
    package static let none = WebReach { _ in throw Unreachable() }

    package struct Unreachable: Error {}
}
