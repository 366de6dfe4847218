package import Billing
package import CloudAPI
package import Credits
package import Logging
package import Messaging
package import Notifications
package import Primitives
package import Reconciliation
package import Storage
package import Workspaces

/// What the services take from outside: the configuration, opened.
package struct World: Sendable {
    package let database: Database
    package let ambient: Ambient
    /// Where the ambient's identities come from.
    package let generator: IDGenerator
    package let logger: Logger
    package let box: SecretBox
    package let mailer: Mailer
    package let publicURL: String
    package let metaURL: String
    package let simulators: Set<String>
    package let credits: CreditSettings
    /// The simulated phone of a sandbox.
    package let phoneURL: String?
    /// Whether this is a sandbox, where nobody is billed.
    package var isSandbox: Bool { phoneURL != nil }
    /// Web push, as the operator set it up, and what carries it.
    package var push = PushSettings()
    package var pushes = PushTransport.live()
    /// What carries calls to payment gateways.
    package var gateways = GatewayTransport.live
    /// Whether strangers may make an account.
    package var opensSignUp = true
    package let client: @Sendable (_ baseURL: String, _ token: String) throws -> CloudAPIClient
    /// The same with proof of the app secret.
    package var proving: ChannelService.Proving?
    /// Asks addresses as a stranger would.
    package var reach = WebReach.none
    package var mediaLimits = MediaLimits()
    package var reconciliation = ReconciliationSettings()
    /// How far this instance had come, kept outside the database.
    package var marker: InstanceMarker?
    /// Held by a server that is alone on its database.
    var lock: DataLock?
}
