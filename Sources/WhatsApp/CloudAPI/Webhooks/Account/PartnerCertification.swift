/// How the verification of a client by a partner went.
public struct PartnerCertification: Hashable, Sendable {
    public let clientBusinessID: String?
    public let status: String?
    public let rejectionReasons: [String]

    init(_ json: JSON) {
        clientBusinessID = json.text("client_business_id")
        status = json.text("status")
        rejectionReasons = json.list("rejection_reasons").compactMap(\.looseText).filter { $0 != "NONE" }
    }
}
