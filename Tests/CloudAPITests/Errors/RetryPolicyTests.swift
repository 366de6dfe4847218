import CloudAPI
import Testing

struct RetryPolicyTests {
    let policy = RetryPolicy()

    @Test(arguments: [
        (131047, 1, RetryDecision.giveUp),
        (190, 1, .newToken),
        (131000, 1, .retry(after: .seconds(1))),
        (131000, 2, .retry(after: .seconds(2))),
        (131000, 3, .giveUp),
        (130429, 4, .retry(after: .seconds(8))),
        (130429, 8, .giveUp),
        (131056, 1, .retry(after: .seconds(1))),
        (131056, 2, .retry(after: .seconds(4))),
        (131056, 3, .retry(after: .seconds(16))),
        (131056, 7, .retry(after: .seconds(3600))),
        (80007, 1, .retry(after: .seconds(60))),
        (131057, 1, .retry(after: .seconds(60))),
        (131049, 1, .postpone(for: .seconds(86400))),
        (131049, 2, .postpone(for: .seconds(2 * 86400))),
        (132015, 1, .postpone(for: .seconds(3 * 3600))),
        (133016, 1, .postpone(for: .seconds(72 * 3600))),
        (999_999, 1, .giveUp),
    ])
    func `Decides by code and try`(code: Int, attempt: Int, decision: RetryDecision) {
        #expect(policy.decide(on: GraphError(code: code, message: ""), attempt: attempt) == decision)
    }

    @Test
    func `Waits no less than the response asks, and spreads those who wait`() {
        let error = GraphError(code: 130429, message: "")

        #expect(policy.decide(on: error, attempt: 1, retryAfter: .seconds(30)) == .retry(after: .seconds(30)))
        #expect(policy.decide(on: error, attempt: 3, jitter: 1) == .retry(after: .seconds(5)))
    }

    @Test
    func `An unknown code is tried again only if Meta calls it transient`() {
        let error = GraphError(code: 999_999, message: "", isTransient: true)

        #expect(policy.decide(on: error, attempt: 1) == .retry(after: .seconds(1)))
    }

    @Test(arguments: ErrorCode.all.map(\.codes.lowerBound))
    func `No number of tries overflows`(code: Int) {
        for attempt in [0, 1, 2, 7, 63, 64, 1000, Int.max] {
            _ = RetryPolicy(attemptsMax: .max, attemptsFew: .max)
                .decide(on: GraphError(code: code, message: ""), attempt: attempt)
        }
    }
}
