import CPhoneNumber
import Foundation
import Primitives
import TestSupport
import Testing

@testable import Contacts

@Suite struct PhoneReaderTests {
    @Test func `Reads the messy file's five hundred numbers as the oracle does`() throws {
        let written = try Fixture.records(Array(try Fixture.bytes("contacts-messy.csv").dropFirst(3)))
        let oracle = try Fixture.records(try Fixture.bytes("contacts-messy-verdicts.csv"))
        let reader = PhoneReader(defaultCountry: "IN")
        let column = try #require(written[0].firstIndex(of: "Phone 1 - Value"))

        var seen: Set<PhoneNumber> = []
        for (row, expected) in zip(written, oracle).dropFirst() {
            let number = try? reader.read(row[column]).number
            let verdict = number.map { seen.insert($0).inserted ? "ok" : "duplicate" } ?? "invalid"
            #expect([number?.rawValue ?? "", verdict] == Array(expected[2...]), "row \(expected[0]): \(row[column])")
        }
        #expect(written.count == 501)
    }

    @Test(arguments: [
        ("+49 151 23456789", "IN", "+4915123456789"),
        ("0151/23456789", "DE", "+4915123456789"),
        ("+49 (0) 151 - 234 567 89", "IN", "+4915123456789"),
        ("0049 151 23456789", "US", "+4915123456789"),
        ("011 49 151 23456789", "US", "+4915123456789"),
        ("++49 151 23456789", "US", "+4915123456789"),
        ("+0049 151 23456789", "US", "+4915123456789"),
        ("+0151 23456789", "DE", "+4915123456789"),
        ("tel:+49-151-23456789", "US", "+4915123456789"),
        ("tel:+49-151-23456789;ext=5", "US", "+4915123456789"),
        ("TEL: 0151 23456789", "DE", "+4915123456789"),
        ("Mobile: +49 151 23456789", "US", "+4915123456789"),
        ("whatsapp:+4915123456789", "US", "+4915123456789"),
        ("https://wa.me/4915123456789?text=Hi", "US", "+4915123456789"),
        ("https://api.whatsapp.com/send?phone=%2B4915123456789&text=x", "US", "+4915123456789"),
        ("4915123456789@s.whatsapp.net", "US", "+4915123456789"),
        ("4915123456789@c.us", "US", "+4915123456789"),
        ("'+4915123456789", "US", "+4915123456789"),
        ("=\"+4915123456789\"", "US", "+4915123456789"),
        ("\u{2019}0151 23456789", "DE", "+4915123456789"),
        ("\u{FEFF}+49\u{A0}151\u{202F}23456789\u{200B}", "US", "+4915123456789"),
        ("\u{202A}+49 151 23456789\u{202C}", "US", "+4915123456789"),
        ("+49 151 2345\u{2011}6789", "US", "+4915123456789"),
        ("\u{FF0B}\u{FF14}\u{FF19} \u{FF11}\u{FF15}\u{FF11} 23456789", "US", "+4915123456789"),
        ("\u{0668}\u{0661}\u{0662}\u{0662}\u{0666}\u{0660}\u{0661}\u{0668}\u{0661}\u{0665}", "IN", "+918122601815"),
        ("\u{096E}\u{0967}\u{0968}\u{0968}\u{096C}\u{0966}\u{0967}\u{096E}\u{0967}\u{096B}", "IN", "+918122601815"),
        ("+4915123456789; +4915199999999", "US", "+4915123456789"),
        ("+49 151 23456789 ::: +49 151 99999999", "US", "+4915123456789"),
        ("+4915123456789\n+4915199999999", "US", "+4915123456789"),
        ("+49 151 23456789 / +49 151 99999999", "US", "+4915123456789"),
        ("+49 151 23456789, +49 151 99999999", "US", "+4915123456789"),
        ("; +4915123456789", "US", "+4915123456789"),
        ("4915123456789", "IN", "+4915123456789"),
        ("918122601815.0", "IN", "+918122601815"),
        ("+918122601815,00", "IN", "+918122601815"),
        ("918,122,601,815", "IN", "+918122601815"),
        ("9.18122601815E+11", "IN", "+918122601815"),
        ("9,18122601815E+11", "IN", "+918122601815"),
        ("8122601815", "IN", "+918122601815"),
        ("(201) 483-7261", "US", "+12014837261"),
        ("201.483.7261 ext. 12", "US", "+12014837261"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("+52 1 55 1234 5678", "IN", "+525512345678"),
        ("+52 55 1234 5678", "IN", "+525512345678"),
        ("+55 31 8888-7777", "IN", "+5531988887777"),
        ("553188887777", "IN", "+5531988887777"),
        ("+55 31 98888-7777", "IN", "+5531988887777"),
        ("+54 9 11 1234-5678", "IN", "+5491112345678"),
        ("+800 1234 5678", "IN", "+80012345678"),
    ])
    func `Reads a number as it is written`(text: String, country: String, expected: String) throws {
        #expect(try PhoneReader(defaultCountry: country).read(text).number.rawValue == expected)
    }

    @Test(arguments: [
        ("", PhoneProblem.empty),
        (" \u{A0}\t", .empty),
        ("''", .empty),
        ("n/a", .notANumber),
        ("-", .notANumber),
        ("unknown", .notANumber),
        ("ada@example.com", .notANumber),
        ("9.18121E+11", .rounded("9.18121E+11")),
        ("9,18E+11", .rounded("9,18E+11")),
        ("+918122882", .tooShort(country: "IN")),
        ("+9181226018155555", .tooLong(country: "IN")),
        ("12345678901234567890", .tooLong(country: "")),
        ("+999 1234567", .unknownCountryCode),
        ("+49 000 0000000", .notInUse(country: "DE")),
        ("#REF!", .notANumber),
    ])
    func `Says why there is no number`(text: String, problem: PhoneProblem) {
        #expect(throws: problem) { try PhoneReader(defaultCountry: "IN").read(text) }
    }

    @Test func `A number without a country code needs a default country`() {
        #expect(throws: PhoneProblem.noCountry) { try PhoneReader(defaultCountry: nil).read("0151 2345678") }
        #expect((try? PhoneReader(defaultCountry: nil).read("+4915123456789").country) == "DE")
    }

    @Test func `Never crashes and never invents a digit, whatever the text`() throws {
        let seed: UInt64 = 20_261_123
        var generator = SeededText(seed: seed)
        for round in 0..<3_000 {
            let text = generator.next(from: "0123456789+-() ./;,:'\"=eExX\u{A0}\u{FF11}\u{200B}\u{661}tel@\u{1F600}\n")
            guard let read = try? PhoneReader(defaultCountry: "BR").read(text) else { continue }
            #expect(PhoneNumber(read.number.rawValue) != nil, "seed \(seed), round \(round): \(text.debugDescription)")
            #expect(read.number == read.number.canonical, "seed \(seed), round \(round): \(text.debugDescription)")
        }
    }

    @Test(arguments: [
        ("IN", true), ("DE", true), ("XX", false), ("in", false), ("IND", false), ("", false), ("ZZ", false),
    ])
    func `Knows countries`(code: String, known: Bool) {
        #expect(PhoneReader.isCountry(code) == known)
    }

    @Test(arguments: [
        ("+5531988887777", "+5531988887777"),
        ("+553188887777", "+5531988887777"),
        ("+553132221111", "+553132221111"),
        ("+5215512345678", "+525512345678"),
        ("+525512345678", "+525512345678"),
        ("+4915123456789", "+4915123456789"),
    ])
    func `Brazil's and Mexico's two forms are one`(written: String, canonical: String) throws {
        #expect(try #require(PhoneNumber(written)).canonical.rawValue == canonical)
    }

    /// A space makes libphonenumber read it whole; digits alone are read faster.
    @Test(arguments: [
        "IN", "US", "BR", "MX", "ID", "GB", "DE", "FR", "IT", "ES", "AE", "SA", "PK", "BD", "LK", "MY", "SG", "PH",
        "TR", "EG", "NG",
        "ZA", "KE", "CO", "RU", "AR", "KZ", "CA", "SM",
    ])
    func `Digits alone are read as libphonenumber reads them`(country: String) throws {
        let seed: UInt64 = 91
        var generator = SeededGenerator(seed: seed)
        let code = lodestone_phone_calling_code(country)
        func read(_ text: String) -> Result<ReadPhone, PhoneProblem> {
            Result { () throws(PhoneProblem) in try PhoneReader(defaultCountry: country).read(text) }
        }
        for round in 0..<1_500 {
            let count = Int.random(in: 3...13, using: &generator)
            let digits = (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
            let parted = digits.prefix(2) + " " + digits.dropFirst(2)
            #expect(read("+\(code)\(digits)") == read("+\(code) \(digits)"), "seed \(seed), round \(round)")
            #expect(read(digits) == read(String(parted)), "seed \(seed), round \(round): \(digits)")
        }
    }
}
