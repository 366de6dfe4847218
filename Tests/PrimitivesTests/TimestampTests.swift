import Primitives
import Testing

struct TimestampTests {
    @Test(arguments: [Int64.min, -99_999_999_999_999_999, -62_167_219_201, 253_402_300_800, Int64.max])
    func `Seconds of another's clock stay within the years that can be written, and sums with them hold`(seconds: Int64)
    {
        let moment = Timestamp(seconds: seconds)
        #expect(moment.description == (seconds < 0 ? "0000-01-01T00:00:00.000Z" : "9999-12-31T23:59:59.000Z"))
        #expect((moment + .days(36500)) - moment == .days(36500))
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("2026-11-23T05:04:03.007Z", 1_795_410_243_007),
        ("2024-02-29T23:59:59.999Z", 1_709_251_199_999), ("1969-12-31T23:59:59.999Z", -1),
    ])
    func `A time is written as RFC 3339 and read back`(text: String, milliseconds: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        ("2026-11-23T10:34:03+05:30", "2026-11-23T05:04:03.000Z"),
        ("2026-11-23T05:04:03.5Z", "2026-11-23T05:04:03.500Z"),
        ("2026-11-23t05:04:03.123456789z", "2026-11-23T05:04:03.123Z"),
    ])
    func `Other ways to write a time are read`(text: String, same: String) {
        #expect(Timestamp(text)?.description == same)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T00:00:00",
        "2026-11-23T00:00:00+5", "2026-13-01T00:00:00Z",
    ])
    func `What is no time is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `Every day of 800 years survives the calendar`() {
        for day in stride(from: Int64(-146_097), through: 146_097, by: 1) {
            let civil = CivilDay(daysSince1970: day)
            let (year, month, dayOfMonth) = civil.parts
            #expect(CivilDay(year: year, month: month, day: dayOfMonth) == civil)
        }
    }
}
