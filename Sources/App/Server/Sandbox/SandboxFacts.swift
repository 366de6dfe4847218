package import CloudAPI
import CloudAPISimulator

/// What a script or a person needs to use a sandbox.
package struct SandboxFacts: Sendable {
    package let url: String
    /// Signs in once, within 15 minutes.
    package let loginURL: String
    /// May do everything that an owner may.
    package let apiKey: String
    let simulator: SimulatorFacts

    /// The line that `lodestone sandbox --json` prints.
    package var json: JSON {
        [
            "url": .string(url),
            "login_url": .string(loginURL),
            "api_key": .string(apiKey),
            "simulator": simulator.json,
        ]
    }

    package var phoneURL: String { simulator.baseURL + "/phone" }
}
