import Credits
import Primitives
import Testing

struct ReportedPricingTests {
    private static let moment = Timestamp(seconds: 1_795_000_000)

    private static let payloads: [(String?, String?, Bool?, Word.Verdict)] = [
        // type, category, billable, what it means
        ("regular", "utility", true, .billable(.utility, at: moment)),
        ("regular", "authentication-international", nil, .billable(.authenticationInternational, at: moment)),
        ("regular", "marketing_lite", true, .billable(.marketingLite, at: moment)),
        ("regular", "service", true, .billable(.service, at: moment)),
        // The type decides, whatever the retiring `billable` says.
        ("free_customer_service", "utility", true, .free(.customerService, category: "utility", at: moment)),
        ("free_customer_service", "service", false, .free(.customerService, category: "service", at: moment)),
        (
            "free_entry_point", "referral_conversion", false,
            .free(.entryPoint, category: "referral_conversion", at: moment)
        ),
        (
            "free_group_customer_service", "group_service", false,
            .free(.groupCustomerService, category: "group_service", at: moment)
        ),
        ("regular", "marketing", false, .billable(.marketing, at: moment)),
        // Old payloads have no type.
        (nil, "utility", true, .billable(.utility, at: moment)),
        (nil, "service", false, .free(.notBillable, category: "service", at: moment)),
        (nil, "referral_conversion", nil, .free(.entryPoint, category: "referral_conversion", at: moment)),
        // What we do not know is parked.
        ("regular", "group_marketing", true, .unpriced("group_marketing", at: moment)),
        ("tiered", "marketing", true, .unpriced("tiered marketing", at: moment)),
        ("regular", nil, true, .unpriced("no category", at: moment)),
        (nil, nil, nil, .unpriced("no type, no category", at: moment)),
    ]

    @Test(arguments: payloads)
    func `Type and category decide what a delivery costs`(
        type: String?,
        category: String?,
        billable: Bool?,
        verdict: Word.Verdict
    ) {
        #expect(ReportedPricing(type: type, category: category, billable: billable).verdict(at: Self.moment) == verdict)
    }
}
