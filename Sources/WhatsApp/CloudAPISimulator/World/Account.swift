/// The business and its app: identities and secrets, from the seed.
struct Account: Sendable {
    let appID: String
    let businessID: String
    let wabaID: String
    let accessToken: String
    let appSecret: String
    let verifyToken: String
    let templateNamespace: String
    let currency: String
    let utcOffsetMinutes: Int
    var name = "Lodestone Demo"
    var isEnabledForInsights = false
    /// People who were given tasks in the account.
    var assigned: [User] = []

    struct User: Sendable {
        let id: String
        let tasks: [String]
    }

    init(_ configuration: SimulatorConfiguration) {
        var generator = SeededGenerator(seed: configuration.seed, key: "account")
        appID = generator.digits(15)
        businessID = generator.digits(15)
        wabaID = generator.digits(15)
        accessToken = configuration.accessToken ?? "EAA" + generator.letters(120)
        appSecret = configuration.appSecret ?? generator.hexadecimal(32).lowercased()
        verifyToken = configuration.verifyToken ?? generator.letters(24)
        templateNamespace = generator.hexadecimal(32).lowercased()
        currency = configuration.currency
        utcOffsetMinutes = configuration.utcOffsetMinutes
    }

    /// What Graph takes for the app itself.
    var appToken: String { "\(appID)|\(appSecret)" }
}
