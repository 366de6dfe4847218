/// The Cloud API and the Business Management API, as far as a messaging platform needs them.
///
/// `live` calls Meta, or a simulator; in tests take `unavailable` and replace the calls that the test is about. Identities
/// of numbers (`phoneNumberID`) and accounts (`accountID`) are Meta's. No call is repeated on its own.
public struct CloudAPIClient: Sendable {
    // MARK: Messages

    /// Sends from the number with this ID.
    public var send: @Sendable (_ message: OutboundMessage, _ phoneNumberID: String) async -> SendOutcome
    /// The same through the Marketing Messages API, for marketing templates.
    public var sendMarketing:
        @Sendable (_ message: OutboundMessage, _ options: MarketingOptions, _ phoneNumberID: String) async ->
            SendOutcome
    /// Marks a message and those before it as read; with `showsTyping` the person sees that an answer is coming.
    public var markAsRead:
        @Sendable (_ messageID: String, _ showsTyping: Bool, _ phoneNumberID: String) async throws(CloudAPIError) ->
            Void

    // MARK: Media

    /// Gives the media's ID, which lives 30 days.
    public var uploadMedia:
        @Sendable (_ media: MediaUpload, _ phoneNumberID: String) async throws(CloudAPIError) -> String
    /// Where to fetch media; with a number's ID, only if it belongs to that number.
    public var media: @Sendable (_ mediaID: String, _ phoneNumberID: String?) async throws(CloudAPIError) -> MediaRecord
    /// Fetches media piece by piece; `write` is waited for.
    public var downloadMedia:
        @Sendable (_ url: String, _ bytesMax: Int, _ write: @escaping MediaSink) async throws(CloudAPIError) ->
            MediaDownload
    /// A resumable upload in one piece, for profile photos and examples of templates; gives the file's handle.
    public var uploadHandle:
        @Sendable (_ bytes: [UInt8], _ mimeType: String, _ appID: String) async throws(CloudAPIError) -> String
    public var deleteMedia: @Sendable (_ mediaID: String) async throws(CloudAPIError) -> Void

    // MARK: Templates

    public var templates:
        @Sendable (_ accountID: String, _ query: TemplateQuery) async throws(CloudAPIError) -> GraphPage<TemplateRecord>
    public var template: @Sendable (_ templateID: String) async throws(CloudAPIError) -> TemplateRecord
    public var createTemplate:
        @Sendable (_ submission: JSON, _ accountID: String) async throws(CloudAPIError) -> TemplateReceipt
    /// Components are replaced, all of them.
    public var editTemplate: @Sendable (_ templateID: String, _ edit: JSON) async throws(CloudAPIError) -> Void
    /// Takes a template up again that was paused.
    public var unpauseTemplate: @Sendable (_ templateID: String) async throws(CloudAPIError) -> Void
    /// Deletes one language of a template, or without an ID all of them.
    public var deleteTemplate:
        @Sendable (_ name: String, _ templateID: String?, _ accountID: String) async throws(CloudAPIError) -> Void

    // MARK: Numbers

    public var phoneNumbers:
        @Sendable (_ accountID: String, _ after: String?) async throws(CloudAPIError) -> GraphPage<PhoneNumberRecord>
    public var phoneNumber: @Sendable (_ phoneNumberID: String) async throws(CloudAPIError) -> PhoneNumberRecord
    /// `pin`: six digits, the existing ones if two-step verification is on.
    public var register:
        @Sendable (_ phoneNumberID: String, _ pin: Secret, _ region: String?) async throws(CloudAPIError) -> Void
    public var deregister: @Sendable (_ phoneNumberID: String) async throws(CloudAPIError) -> Void
    public var requestCode:
        @Sendable (_ phoneNumberID: String, _ method: CodeMethod, _ language: String) async throws(CloudAPIError) ->
            Void
    public var verifyCode: @Sendable (_ phoneNumberID: String, _ code: Secret) async throws(CloudAPIError) -> Void
    public var businessProfile: @Sendable (_ phoneNumberID: String) async throws(CloudAPIError) -> BusinessProfile
    public var updateBusinessProfile:
        @Sendable (_ phoneNumberID: String, _ profile: BusinessProfile) async throws(CloudAPIError) -> Void
    /// `nil` takes the override away.
    public var overrideNumberWebhook:
        @Sendable (_ phoneNumberID: String, _ override: WebhookOverride?) async throws(CloudAPIError) -> Void
    /// Numbers in E.164, or user IDs; only people who wrote in the last 24 hours.
    public var block:
        @Sendable (_ users: [BlockTarget], _ phoneNumberID: String) async throws(CloudAPIError) -> BlockResult
    public var unblock:
        @Sendable (_ users: [BlockTarget], _ phoneNumberID: String) async throws(CloudAPIError) -> BlockResult
    /// Numbers in digits.
    public var blocked:
        @Sendable (_ phoneNumberID: String, _ after: String?) async throws(CloudAPIError) -> GraphPage<String>

    // MARK: Accounts

    public var account: @Sendable (_ accountID: String) async throws(CloudAPIError) -> AccountRecord
    /// What Meta counted and charged from one moment to another (Unix seconds, the second exclusive), by the account's days,
    /// the business number, country, category, type and tier.
    public var pricingAnalytics:
        @Sendable (_ accountID: String, _ startSeconds: Int64, _ endSeconds: Int64) async throws(CloudAPIError) ->
            [PricingPoint]
    public var subscribedApps: @Sendable (_ accountID: String) async throws(CloudAPIError) -> [SubscribedApp]
    /// Sends the account's webhooks to the app of the token, with an override to another address.
    public var subscribe:
        @Sendable (_ accountID: String, _ override: WebhookOverride?) async throws(CloudAPIError) -> Void
    public var unsubscribe: @Sendable (_ accountID: String) async throws(CloudAPIError) -> Void
    /// What another token may do; asks with the token of the settings.
    public var inspectToken: @Sendable (_ token: Secret) async throws(CloudAPIError) -> TokenRecord
}

/// Takes a piece of a download; what it throws ends the download.
public typealias MediaSink = @Sendable (_ bytes: [UInt8]) async throws -> Void
