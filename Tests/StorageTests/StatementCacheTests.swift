import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct StatementCacheTests {
    @Test
    func `The longest unused go when it is full`() {
        var cache = StatementCache<Int>(capacity: 4)
        for number in 1...4 { #expect(cache.keep(number, for: "\(number)").isEmpty) }
        #expect(cache.find("1") == 1)

        #expect(cache.keep(5, for: "5") == [2])
        #expect(cache.keep(6, for: "6") == [3])

        #expect(cache.find("1") == 1)
        #expect(cache.find("2") == nil)
        #expect(cache.count == 4)
    }
}
