package import CloudAPI
package import Primitives

/// What is asked of Meta about one channel's templates. Messaging knows the channel's token.
///
/// Each throws `TemplateError.metaRefused` with Meta's words, or what else Messaging throws.
package struct TemplateMeta: Sendable {
    package var create: @Sendable (_ submission: JSON, WorkspaceID, ChannelID) async throws -> TemplateReceipt
    package var edit: @Sendable (_ metaID: String, _ edit: JSON, WorkspaceID, ChannelID) async throws -> Void
    /// One language by Meta's identity, or all of them.
    package var delete: @Sendable (_ name: String, _ metaID: String?, WorkspaceID, ChannelID) async throws -> Void
    package var unpause: @Sendable (_ metaID: String, WorkspaceID, ChannelID) async throws -> Void

    package init(
        create: @escaping @Sendable (JSON, WorkspaceID, ChannelID) async throws -> TemplateReceipt,
        edit: @escaping @Sendable (String, JSON, WorkspaceID, ChannelID) async throws -> Void,
        delete: @escaping @Sendable (String, String?, WorkspaceID, ChannelID) async throws -> Void,
        unpause: @escaping @Sendable (String, WorkspaceID, ChannelID) async throws -> Void
    ) {
        self.create = create
        self.edit = edit
        self.delete = delete
        self.unpause = unpause
    }

    /// Nobody to ask.
    package static let unavailable = TemplateMeta(
        create: { _, _, _ in throw TemplateError.metaRefused("WhatsApp cannot be asked.") },
        edit: { _, _, _, _ in throw TemplateError.metaRefused("WhatsApp cannot be asked.") },
        delete: { _, _, _, _ in throw TemplateError.metaRefused("WhatsApp cannot be asked.") },
        unpause: { _, _, _ in throw TemplateError.metaRefused("WhatsApp cannot be asked.") }
    )
}
