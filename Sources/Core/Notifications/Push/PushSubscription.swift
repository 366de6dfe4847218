package import Primitives

/// A browser that a member allowed to be woken.
package struct PushSubscription: Sendable, Equatable {
    package let id: PushSubscriptionID
    package let member: MemberID
    /// The session that it was made in, as a number: sessions belong to a floor above.
    package let session: Int64
    package let endpoint: String
    package let keys: PushBrowserKeys
    /// The key pair that the browser was given.
    package let generation: Int64
    /// What the member calls the device.
    package let label: String
    package let createdAt: Timestamp
    /// When a push service last took a message for it.
    package let lastUsedAt: Timestamp?
}
