import HTTPTypes
import Primitives

/// The cookie that carries a session.
struct SessionCookie: Sendable {
    /// Whether people reach us by HTTPS. Then the name's prefix makes browsers refuse a cookie that a subdomain or a page
    /// in clear tries to plant.
    let isSecure: Bool

    var name: String { isSecure ? "__Host-lodestone" : "lodestone" }

    func setting(_ token: Token) -> String {
        "\(name)=\(token.text); Max-Age=\(Session.lifeMax.milliseconds / 1000)\(attributes)"
    }

    var clearing: String { "\(name)=; Max-Age=0\(attributes)" }

    /// `nil` when there is none, or it cannot be one of ours.
    func read(_ headers: HTTPFields) -> Token? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let sides = pair.drop { $0 == " " }.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                if sides.count == 2, sides[0] == name { return Token(sides[1]) }
            }
        }
        return nil
    }

    private var attributes: String {
        "; Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }
}
