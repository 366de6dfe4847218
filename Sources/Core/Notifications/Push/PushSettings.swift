/// What the operator decides about web push.
package struct PushSettings: Sendable {
    /// Whom a push service may write to about us: `mailto:desk@example.com` or an https address.
    package var contact: String?
    /// Origins of push services that are good though they are on this machine or in clear: for tests.
    package var services: Set<String>

    package init(contact: String? = nil, services: Set<String> = []) {
        self.contact = contact
        self.services = services
    }
}
