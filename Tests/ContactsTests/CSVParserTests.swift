import Testing
import TestSupport

@testable import Contacts

@Suite struct CSVParserTests {
    @Test(arguments: [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ("a,b\r\n\r\nc\n", [["a", "b"], [""], ["c"]]),
        ("\"a,1\",\"b\"\"c\"\"\",\"\"\n", [["a,1", "b\"c\"", ""]]),
        ("\"line one\nline two\",x\r\ny", [["line one\nline two", "x"], ["y"]]),
        ("\"one\r\ntwo\"\r\n", [["one\r\ntwo"]]),
        ("a,,\n", [["a", "", ""]]),
        (",\n", [["", ""]]),
        ("a,", [["a", ""]]),
        ("5\" screen,b\n", [["5\" screen", "b"]]),
        ("\"a\"b,c\n", [["ab", "c"]]),
        ("a, \"b, c\" ,d\n", [["a", "b, c ", "d"]]),
        ("a,  b,c\n", [["a", "  b", "c"]]),
        ("\"\"\"\",x\n", [["\"", "x"]]),
        ("é,ü,नमस्ते,😀\n", [["é", "ü", "नमस्ते", "😀"]]),
        ("", []),
        ("\n", [[""]]),
    ])
    func `Takes a text apart`(text: String, expected: [[String]]) throws {
        #expect(try Fixture.records(Array(text.utf8)) == expected)
    }

    @Test(arguments: [(";", "a;b,c\n"), ("\t", "a\tb,c\n"), ("|", "a|b,c\n")])
    func `Parts cells by what it is told`(delimiter: String, text: String) throws {
        #expect(try Fixture.records(Array(text.utf8), delimiter: Character(delimiter)) == [["a", "b,c"]])
    }

    @Test func `Gives the same records however the bytes arrive, and from any record on`() throws {
        let seed: UInt64 = 7
        var texts = SeededText(seed: seed)
        for round in 0..<400 {
            let text = Array(texts.next(from: "ab,,\"\"\n\r é 😀", upTo: 40).utf8)
            guard let whole = try? records(text, pieces: [text.count]) else { continue }
            let sizes = (0..<60).map { _ in Int.random(in: 1...5, using: &texts.generator) }

            #expect(try records(text, pieces: sizes) == whole, "seed \(seed), round \(round): \(text)")
            for record in whole {
                var parser = CSVParser(delimiter: 0x2C, offset: record.start, row: record.row)
                parser.append(Array(text[Int(record.start)...]))
                parser.finish()
                #expect(try parser.next() == record, "seed \(seed), round \(round): \(text)")
            }
            #expect(whole.last.map { $0.end == Int64(text.count) } ?? text.isEmpty)
        }
    }

    @Test func `Refuses what is too big, and says the row`() {
        let wide = String(repeating: ",", count: 256) + "\n"
        #expect(throws: CSVProblem.tooManyColumns(row: 2)) { try Fixture.records(Array(("a\n" + wide).utf8)) }

        let long = String(repeating: "x", count: 262_145)
        #expect(throws: CSVProblem.cellTooLong(row: 3, isQuoted: false)) {
            try Fixture.records(Array(("a\nb\n" + long).utf8))
        }
        #expect(throws: CSVProblem.cellTooLong(row: 1, isQuoted: true)) {
            try Fixture.records(Array(("\"" + long).utf8))
        }
        let heavy = Array(repeating: String(repeating: "x", count: 60_000), count: 20).joined(separator: ",")
        #expect(throws: CSVProblem.rowTooLong(row: 1)) { try Fixture.records(Array(heavy.utf8)) }
        #expect(throws: CSVProblem.unclosedQuote(row: 2)) { try Fixture.records(Array("a\n\"b\nc\n".utf8)) }
    }

    private func records(_ text: [UInt8], pieces: [Int]) throws -> [CSVRecord] {
        var parser = CSVParser(delimiter: 0x2C)
        var rest = text[...]
        var records: [CSVRecord] = []
        for size in pieces + [text.count] {
            parser.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            while let record = try parser.next() { records.append(record) }
        }
        parser.finish()
        while let record = try parser.next() { records.append(record) }
        return records
    }
}
