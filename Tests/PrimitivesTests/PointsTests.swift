import Primitives
import Testing

struct PointsTests {
    @Test(arguments: [
        ("0", 0), ("100", 100_000_000), ("0.8631", 863_100), ("-2.5", -2_500_000), ("0.000001", 1),
        ("9223372036854.775807", Int64.max),
    ])
    func `Points are written as decimals and read back`(text: String, micro: Int64) {
        #expect(Points(text)?.micro == micro)
        #expect(Points(micro: micro).description == text)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1e3", "1,000", "0.0000001", "9223372036854.775808", "99999999999999", " 1", "1.2.3", "٣",
    ])
    func `What is not a decimal of six places is refused`(text: String) {
        #expect(Points(text) == nil)
    }

    @Test func `Sums and products that do not fit are refused`() {
        #expect(Points(micro: .max).adding(Points(micro: 1)) == nil)
        #expect(Points(micro: .max / 2).times(3) == nil)
        #expect(Points(2).times(3) == Points(6))
    }
}
