import Credits
import Primitives
import Testing

struct EstimateTests {
    private func quote(_ market: String, _ category: MessageCategory, _ micro: Int64, free: FreeReason? = nil) -> Quote
    {
        Quote(category: category, market: market, amount: Points(micro: micro), price: nil, free: free)
    }

    @Test func `Groups by market, category and price, and shows its arithmetic`() throws {
        let quotes =
            Array(repeating: quote("India", .marketing, 863_100), count: 1200)
            + [quote("Brazil", .marketing, 4_580_800), quote("India", .utility, 0, free: .customerService)]

        let estimate = try Estimate(quotes, delivery: DeliveryRate(least: 9000, usual: 9500))

        #expect(estimate.lines.map(\.arithmetic) == ["1 × 4.5808 = 4.5808", "1200 × 0.8631 = 1035.72", "1 × 0 = 0"])
        #expect(estimate.count == 1202)
        #expect(estimate.most == Points("1040.3008"))
        #expect(estimate.expected == Points("988.28576"))
        #expect(estimate.least == Points("936.27072"))
    }

    @Test func `Without a past anything between nothing and everything may be delivered`() throws {
        let estimate = try Estimate([quote("India", .marketing, 863_100)])

        #expect(estimate.least == .zero)
        #expect(estimate.expected == estimate.most)
        #expect(try Estimate([Quote]()).most == .zero)
    }

    @Test func `A sum that does not fit is refused`() {
        #expect(throws: CreditError.overflow) {
            try Estimate([quote("India", .marketing, .max), quote("India", .marketing, .max)])
        }
        #expect(throws: CreditError.overflow) {
            try Estimate([quote("India", .marketing, .max), quote("India", .utility, 1)])
        }
    }
}
