/// How many people may be written to outside service windows in a moving day, by Meta's word for it.
///
/// Source: whatsapp-cloud-api.md, sections 7 and 8: `TIER_250` … `TIER_UNLIMITED`; older webhooks say a number, -1 for none.
enum MessagingLimitTier: Equatable, Sendable {
    case people(Int)
    case unlimited

    init?(_ word: String?) {
        guard var text = word?.uppercased() else { return nil }
        if text.hasPrefix("TIER_") { text.removeFirst(5) }
        if text == "UNLIMITED" || text == "-1" {
            self = .unlimited
            return
        }
        let isThousands = text.hasSuffix("K")
        guard let count = Int(isThousands ? String(text.dropLast()) : text), count > 0, count <= 10_000_000 else {
            return nil
        }
        self = .people(isThousands ? count * 1000 : count)
    }

    var people: Int? {
        if case .people(let count) = self { count } else { nil }
    }

    /// For sentences in other languages.
    var fact: String { people.map { "\($0)" } ?? "unlimited" }

    /// For sentences.
    var words: String {
        switch self {
        case .people(let count): "\(count) people a day"
        case .unlimited: "as many people as you like"
        }
    }
}
