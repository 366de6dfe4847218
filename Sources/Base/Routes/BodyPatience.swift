import Primitives

/// How long a client may take to send what it announced. Half-sent requests cost a connection each, and rights that were
/// looked at when the request began may be gone when its body is there.
package struct BodyPatience: Sendable {
    /// For the whole of a held body.
    package var held = Duration.seconds(30)
    /// For the next piece of a streamed one.
    package var piece = Duration.seconds(30)
    /// The slowest telephone line that an upload is waited for, beside the first `piece`.
    package var bytesPerSecondMin = 1024
    /// After a body that took longer, it is asked again who calls.
    package var trustedFor = Duration.seconds(5)

    /// How often it is looked whether a limit has passed.
    package var lookEvery = Duration.seconds(1)

    package init() {}
}

extension Problem {
    static let bodyTooSlow = Problem(
        "body-too-slow",
        status: 408,
        title: "The body did not arrive in time",
        detail: "Send the request again over a better line."
    )

    static let bodyBrokenOff = Problem(
        "body-broken-off",
        status: 400,
        title: "The body is not whole",
        detail: "The connection ended before the announced length."
    )
}
