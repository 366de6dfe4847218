import Primitives
import TestSupport
import Testing

@testable import Routes

@Suite struct CursorTests {
    @Test func `A cursor reads as it was written`() throws {
        let cursor = Cursor(Timestamp(milliseconds: 1_795_424_400_123), ContactID(rawValue: 42))
        let read = try #require(Cursor(cursor.text))

        #expect(read == cursor)
        #expect(try read.timestamp(0) == Timestamp(milliseconds: 1_795_424_400_123))
        #expect(try read.id(1) == ContactID(rawValue: 42))
        #expect(throws: Problem.self) { try read.number(2) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Any text is read or refused, never worse`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let cursor = Cursor("name", "Ada & Bob", "7")
        for _ in 1...2000 {
            var bytes = Array(cursor.text.utf8)
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
            }
            let read = Cursor(String(decoding: bytes, as: UTF8.self))
            #expect(read.map { (1...8).contains($0.parts.count) } ?? true, "seed \(seed)")
        }
    }

    @Test func `A page knows whether the list goes on`() {
        let ids = (1...4).map { ContactID(rawValue: $0) }
        let page = Page(fetched: ids, page: PageRequest(limit: 3), cursor: { Cursor($0) }, item: { $0 })
        let last = Page(
            fetched: Array(ids.prefix(3)),
            page: PageRequest(limit: 3),
            cursor: { Cursor($0) },
            item: { $0 }
        )

        #expect(page.items == Array(ids.prefix(3)))
        #expect(page.next == Cursor(ids[2]).text)
        #expect(last.items.count == 3)
        #expect(last.next == nil)
    }
}
