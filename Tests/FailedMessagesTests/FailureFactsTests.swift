import Primitives
import Testing

@testable import Messaging

struct FailureFactsTests {
    @Test(
        arguments: [
            (131_049, true), (131_048, true), (130_429, true), (131_056, true), (131_016, true), (190, true),
            (-4, true), (-3, true),
            (131_026, false), (130_472, false), (131_050, false), (131_047, false), (132_000, false), (-1, false),
            (-8, false),
            (FailureFacts.noNewsCode, false), (999_999, false),
        ] as [(Int64, Bool)]
    )
    func `What may come through unchanged is told from what never will`(code: Int64, isRetryable: Bool) {
        let facts = FailureFacts(code)

        #expect(facts.isRetryable == isRetryable)
        #expect(FailureFacts.retryable.contains(code) == isRetryable)
        #expect(!facts.title.isEmpty)
        #expect(!facts.advice.isEmpty)
    }

    @Test(
        arguments: [
            (131_049, 1, .hours(24)), (131_049, 2, .hours(48)), (131_049, 3, .hours(96)), (131_048, 1, .hours(1)),
            (132_015, 1, .hours(3)), (131_064, 1, .hours(24)),
            (131_000, 1, nil), (130_429, 1, nil), (190, 1, nil), (131_026, 1, nil), (-4, 1, nil), (999_999, 1, nil),
        ] as [(Int64, Int, Duration?)]
    )
    func `What WhatsApp asks to wait for waits, ever longer`(code: Int64, attempt: Int, pause: Duration?) {
        #expect(FailureFacts(code).pause(after: attempt) == pause)
    }

    @Test func `Every code of every kind is of that kind`() {
        for kind in FailureFacts.kinds {
            for code in FailureFacts.codes(of: kind) { #expect(FailureFacts(code).kind == kind, "\(code)") }
        }
        #expect(FailureFacts(999_999, title: "Something new").title == "Something new")
    }
}
