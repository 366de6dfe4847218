package import Logging
package import Primitives
package import Storage

/// What the parts of web push share.
package struct PushTools: Sendable {
    let database: Database
    let ambient: Ambient
    let keyring: PushKeyring
    let kinds: NoticeKinds
    let settings: PushSettings
    let transport: PushTransport
    let logger: Logger

    package init(
        database: Database,
        ambient: Ambient,
        keyring: PushKeyring,
        kinds: NoticeKinds,
        settings: PushSettings,
        transport: PushTransport = .live(),
        logger: Logger
    ) {
        self.database = database
        self.ambient = ambient
        self.keyring = keyring
        self.kinds = kinds
        self.settings = settings
        self.transport = transport
        self.logger = logger
    }
}
