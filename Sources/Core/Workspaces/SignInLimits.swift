import Notifications
package import Primitives
import Routes

/// How often strangers may try: by where they come from, and by whose account they try.
package struct SignInLimits: Sendable {
    private let signInsByAddress: RateLimiter
    private let signInsByAccount: RateLimiter
    private let signUps: RateLimiter
    private let links: RateLimiter

    package init(ambient: Ambient) {
        // An office behind one address signs in each morning; a guesser gets 12 tries a minute.
        signInsByAddress = RateLimiter(burst: 30, oneEvery: .seconds(5), ambient: ambient)
        // Three forgotten passwords and a slip; a guesser from many addresses gets four tries a minute.
        signInsByAccount = RateLimiter(burst: 10, oneEvery: .seconds(15), ambient: ambient)
        signUps = RateLimiter(burst: 10, oneEvery: .minutes(1), ambient: ambient)
        links = RateLimiter(burst: 5, oneEvery: .minutes(1), ambient: ambient)
    }

    func countSignIn(ip: String, email: EmailAddress?) throws {
        try signInsByAddress.take(RateLimiter.key(ip: ip))
        if let email { try signInsByAccount.take("email:\(email)") }
    }

    func countPassword(of email: EmailAddress) throws {
        try signInsByAccount.take("email:\(email)")
    }

    func countSignUp(ip: String) throws {
        try signUps.take(RateLimiter.key(ip: ip))
    }

    /// Links that were opened or asked for.
    func countLink(ip: String, email: EmailAddress? = nil) throws {
        try links.take(RateLimiter.key(ip: ip))
        if let email { try links.take("email:\(email)") }
    }

    /// The right password came: its owner starts afresh.
    func forgive(_ email: EmailAddress) {
        signInsByAccount.forgive("email:\(email)")
    }
}
