import Events
import Testing

struct EventPositionTests {
    @Test(arguments: ["0-evt_0000000000000", "81273-evt_01h8z3k4m5n6p", "9223372036854775807-evt_7zzzzzzzzzzzz"])
    func `Reads what it wrote`(text: String) {
        #expect(EventPosition(text)?.description == text)
    }

    @Test(arguments: [
        "", "-", "5", "-evt_0000000000000", "5-", "5-evt_", "5-msg_0000000000000", "+5-evt_0000000000000",
        "9223372036854775808-evt_0000000000000", "5-evt_8000000000000", "5-evt_fzzzzzzzzzzzz", " 5-evt_0000000000000",
        "٥-evt_0000000000000", "5-evt_0000000000000-6",
    ])
    func `Refuses what is no position`(text: String) {
        #expect(EventPosition(text) == nil)
    }
}
