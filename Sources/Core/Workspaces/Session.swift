package import Primitives

/// A signed-in browser.
package struct Session: Sendable, Equatable {
    package let id: SessionID
    package let user: UserID
    package let workspace: WorkspaceID
    package let openedBy: Opening
    /// As the browser calls itself, at most 200 characters.
    package let userAgent: String
    package let ip: String
    package let createdAt: Timestamp
    /// To the minute.
    package let seenAt: Timestamp
    /// When it ends, however much it is used.
    package let expiresAt: Timestamp

    package enum Opening: String, Sendable {
        case password
        case link
        case invitation
    }

    /// It also ends when it was not used for this long.
    static let idleMax = Duration.days(14)
    static let lifeMax = Duration.days(60)
    /// The time of the last use is written at most this often.
    static let seenEvery = Duration.minutes(1)
}

/// Where somebody signs in from.
package struct Device: Sendable, Equatable {
    package let ip: String
    package let userAgent: String

    package init(ip: String, userAgent: String) {
        self.ip = ip
        self.userAgent = userAgent.cut(to: 200)
    }
}
