import Primitives
import Testing

@testable import Credits

struct VolumeNewsTests {
    private static func news(
        region: String? = "India",
        category: String? = "UTILITY",
        tier: String? = "25000001:50000000",
        month: String? = "2026-11",
        seconds: Int64? = 1_795_168_800
    ) -> VolumeNews {
        VolumeNews(region: region, category: category, tier: tier, month: month, updateSeconds: seconds)
    }

    @Test(arguments: [
        ("UTILITY", MessageCategory.utility), ("AUTHENTICATION", .authentication),
        ("AUTHENTICATION_INTERNATIONAL", .authenticationInternational),
        ("authentication-international", .authenticationInternational),
    ])
    func `Reads Meta's words`(word: String, category: MessageCategory) {
        let step = VolumeStep(
            market: "India",
            category: category,
            month: "2026-11",
            tierFrom: 25_000_001,
            since: Timestamp(seconds: 1_795_168_800)
        )

        #expect(Self.news(category: word).meaning == .step(step))
        #expect(Self.news(category: word, tier: "25000001:").meaning == .step(step))
        #expect(Self.news(category: word, tier: "25000001:\(Int64.max)").meaning == .step(step))
        #expect(Self.news(category: word, tier: "0:25000000").meaning == .list)
        #expect(Self.news(category: word, tier: "1:25000000").meaning == .list)
    }

    /// What nobody can be sure of.
    private static let unread: [VolumeNews] = [
        news(region: nil), news(region: ""), news(region: String(repeating: "x", count: 101)),
        news(region: "In\0dia"),
        news(category: nil), news(category: "MARKETING"), news(category: "SERVICE"), news(category: "GAMES"),
        news(tier: nil), news(tier: ""), news(tier: "25000001"), news(tier: "a:b"), news(tier: "-5:9"),
        news(tier: "9:5"), news(tier: "5:9:12"), news(tier: "5: 9"), news(tier: "٥:٩"), news(tier: "+5:9"),
        news(tier: "99999999999999999999:"), news(tier: "5:99999999999999999999"),
        news(month: nil), news(month: "2026-13"), news(month: "2026-1"), news(month: "November"),
        news(month: "2026-11-01"), news(month: "0000-11"),
        news(seconds: nil), news(seconds: -1), news(seconds: .max), news(seconds: 1_795_168_800_000),
    ]

    @Test(arguments: unread)
    func `What is not as documented is never guessed`(news: VolumeNews) {
        #expect(news.meaning == .unread)
    }
}
