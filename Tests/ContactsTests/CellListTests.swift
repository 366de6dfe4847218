import TestSupport
import Testing

@testable import Contacts

struct CellListTests {
    @Test(arguments: [
        ("VIP; New", ["VIP", "New"]), ("VIP, New", ["VIP", "New"]),
        ("Friends, family; VIP", ["Friends, family", "VIP"]),
        (#"VIP\, gold"#, ["VIP, gold"]), ("VIP\nNew", ["VIP", "New"]), (" ; VIP ; New;", ["VIP", "New"]),
        ("VIP, vip, VIP", ["VIP", "vip"]), (#"ends in \"#, ["ends in"]), ("", []),
    ])
    func `Names in a cell are taken apart as programs write them`(cell: String, names: [String]) {
        #expect(CellList.names(cell) == names)
    }

    @Test func `What is written is read again`() {
        var generator = SeededGenerator(seed: 7)
        for seed in 0..<500 {
            let names = (0..<Int.random(in: 0...4, using: &generator)).map { place in
                "\(place)" + String((0..<5).map { _ in #"a;,\ "#.randomElement(using: &generator) ?? "a" }) + "z"
            }
            let plain = names.map { $0.split { $0.isWhitespace }.joined(separator: " ") }
            #expect(CellList.names(CellList.text(names)) == plain, "seed \(seed)")
        }
    }
}
