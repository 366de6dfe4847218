package import Primitives

/// An attachment with its bytes, on its way out.
package struct MailFile: Sendable, Equatable {
    package let filename: String
    package let mimeType: String
    package let bytes: [UInt8]

    package init(filename: String, mimeType: String, bytes: [UInt8]) {
        self.filename = filename
        self.mimeType = mimeType
        self.bytes = bytes
    }
}

/// Makes the bytes of attachments of one kind: from the workspace and the source's id.
package typealias MailFileSource = @Sendable (WorkspaceID, String) async throws -> [UInt8]
