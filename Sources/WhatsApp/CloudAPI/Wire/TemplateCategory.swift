/// The purpose of a template, which decides its price and its rules.
public struct TemplateCategory: WireWord {
    public let rawValue: String

    /// Meta takes either case; upper case is kept.
    public init(rawValue: String) {
        self.rawValue = rawValue.uppercased()
    }

    public static let marketing: TemplateCategory = "MARKETING"
    public static let utility: TemplateCategory = "UTILITY"
    public static let authentication: TemplateCategory = "AUTHENTICATION"
}
