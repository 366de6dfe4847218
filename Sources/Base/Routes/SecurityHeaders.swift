import HTTPTypes

/// What every answer carries.
struct SecurityHeaders: Sendable {
    /// No inline script or style anywhere; nothing from other origins; nobody may frame us.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
        "media-src 'self' blob:", "connect-src 'self'", "font-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    ].joined(separator: "; ")

    private let fields: [HTTPField]

    init(isSecure: Bool) {
        var fields: HTTPFields = [
            .contentSecurityPolicy: Self.contentSecurityPolicy,
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
            .frameOptions: "DENY",
            .crossOriginOpenerPolicy: "same-origin",
            .crossOriginResourcePolicy: "same-origin",
            .cacheControl: "no-store",
        ]
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        self.fields = Array(fields)
    }

    /// Adds those that the answer does not set itself.
    func add(to headers: inout HTTPFields) {
        for field in fields where headers[field.name] == nil {
            headers.append(field)
        }
    }
}
