/// The account and the partner of a partner event.
public struct AccountPartner: Hashable, Sendable {
    public let accountID: String?
    public let ownerBusinessID: String?
    public let partnerAppID: String?
    public let solutionID: String?
    public let solutionPartnerBusinessIDs: [String]
    public let adAccountID: String?

    init(_ json: JSON) {
        accountID = json.text("waba_id")
        ownerBusinessID = json.text("owner_business_id")
        partnerAppID = json.text("partner_app_id")
        solutionID = json.text("solution_id")
        solutionPartnerBusinessIDs = json.list("solution_partner_business_ids").compactMap(\.looseText)
        adAccountID = json.text("ad_account_linked")
    }
}
