/// Whom to call, as whom, and how long to wait.
public struct CloudAPISettings: Hashable, Sendable {
    /// The latest on 2026-11-23 (whatsapp-cloud-api.md, section 1).
    public static let latestVersion = "v26.0"

    /// Without a slash at the end; a simulator's address in tests.
    public var baseURL: String
    /// `nil` leaves the choice to the app's default.
    public var version: String?
    public var token: Secret
    /// With it every call carries `appsecret_proof`.
    public var appSecret: Secret?
    /// From the request to the end of its response.
    public var timeLimit: Duration
    /// The same for uploads and downloads.
    public var mediaTimeLimit: Duration
    /// Of a response that is not media.
    public var responseBytesMax: Int
    /// The hosts, and with them all below, that media are fetched from; the token goes to no other.
    public var mediaHosts: [String]

    public init(
        token: Secret,
        appSecret: Secret? = nil,
        baseURL: String = "https://graph.facebook.com",
        version: String? = CloudAPISettings.latestVersion,
        timeLimit: Duration = .seconds(30),
        mediaTimeLimit: Duration = .seconds(300),
        responseBytesMax: Int = 8_388_608,
        mediaHosts: [String] = ["fbsbx.com", "facebook.com", "fbcdn.net", "whatsapp.net"]
    ) {
        self.token = token
        self.appSecret = appSecret
        self.baseURL = baseURL
        self.version = version
        self.timeLimit = timeLimit
        self.mediaTimeLimit = mediaTimeLimit
        self.responseBytesMax = responseBytesMax
        self.mediaHosts = mediaHosts
    }
}
