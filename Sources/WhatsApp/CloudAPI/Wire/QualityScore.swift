/// How people take to a template or a number.
public struct QualityScore: WireWord {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let green: QualityScore = "GREEN"
    public static let yellow: QualityScore = "YELLOW"
    public static let red: QualityScore = "RED"
    public static let unknown: QualityScore = "UNKNOWN"
    public static let notApplicable: QualityScore = "NA"
}
