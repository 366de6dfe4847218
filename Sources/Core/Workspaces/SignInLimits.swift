package import Notifications
package import Primitives
import Routes

/// How often strangers may try: by where they come from, and by whose account they try.
package struct SignInLimits: Sendable {
    private let signInsByAddress: RateLimiter
    private let signInsByAccount: RateLimiter
    private let signInsByBoth: RateLimiter
    private let passwords: RateLimiter
    private let invitationsByWorkspace: RateLimiter
    private let invitationsByRecipient: RateLimiter
    private let signUps: RateLimiter
    private let links: RateLimiter
    private let linksByRecipient: RateLimiter

    package init(ambient: Ambient) {
        // An office behind one address signs in each morning; a guesser gets 12 tries a minute.
        signInsByAddress = RateLimiter(burst: 30, oneEvery: .seconds(5), ambient: ambient)
        // Three forgotten passwords and a slip; a guesser gets four tries a minute. By account and address together, so
        // that no stranger can keep somebody out.
        signInsByBoth = RateLimiter(burst: 10, oneEvery: .seconds(15), ambient: ambient)
        // A guesser with a thousand addresses gets twelve tries a minute, and meets the owner only after two hundred.
        signInsByAccount = RateLimiter(burst: 200, oneEvery: .seconds(5), ambient: ambient)
        passwords = RateLimiter(burst: 10, oneEvery: .seconds(15), ambient: ambient)
        // A new team at once, then now and then; nobody wants four mails a day.
        invitationsByWorkspace = RateLimiter(burst: 20, oneEvery: .minutes(1), ambient: ambient)
        invitationsByRecipient = RateLimiter(burst: 3, oneEvery: .hours(8), ambient: ambient)
        signUps = RateLimiter(burst: 10, oneEvery: .minutes(1), ambient: ambient)
        links = RateLimiter(burst: 5, oneEvery: .minutes(1), ambient: ambient)
        // Somebody else may fill in the address, from anywhere: their mailbox is not to be filled.
        linksByRecipient = RateLimiter(burst: 5, oneEvery: .minutes(5), ambient: ambient)
    }

    package func countSignIn(ip: String, email: EmailAddress?) throws {
        let address = RateLimiter.key(ip: ip)
        try signInsByAddress.take(address)
        guard let email else { return }
        try signInsByBoth.take("\(email) \(address)")
        try signInsByAccount.take("email:\(email)")
    }

    /// The present password, asked of somebody who is signed in: strangers do not come here.
    func countPassword(of email: EmailAddress) throws {
        try passwords.take("email:\(email)")
    }

    func countInvitation(to email: EmailAddress, from workspace: WorkspaceID) throws {
        try invitationsByWorkspace.take("\(workspace)")
        try invitationsByRecipient.take("email:\(email)")
    }

    func countSignUp(ip: String) throws {
        try signUps.take(RateLimiter.key(ip: ip))
    }

    /// Links that were opened or asked for.
    func countLink(ip: String, email: EmailAddress? = nil) throws {
        try links.take(RateLimiter.key(ip: ip))
        if let email { try linksByRecipient.take("\(email)") }
    }

    /// The right password came: its owner starts afresh.
    func forgive(_ email: EmailAddress, ip: String) {
        signInsByBoth.forgive("\(email) \(RateLimiter.key(ip: ip))")
        signInsByAccount.forgive("email:\(email)")
    }
}
