import Primitives
import Workspaces

/// What is known of a new contact besides what it is known by.
struct ContactStart {
    /// In lower case.
    var email: String?
    var company: CompanyID?
    var owner: MemberID?
    /// About marketing.
    var word: ConsentWord?
}

extension Contact {
    /// A contact as it is first written.
    ///
    /// - Parameters:
    ///   - start: what is known besides; a refusal outweighs its word.
    ///   - refusedAt: when the same person, erased since, said no to marketing.
    init(
        new id: ContactID,
        _ identities: ContactIdentities,
        start: ContactStart = ContactStart(),
        refusedAt: Timestamp?,
        source: ContactSource,
        at moment: Timestamp
    ) {
        self.init(
            id: id,
            name: identities.name ?? "",
            phone: identities.phone?.canonical,
            country: identities.phone?.canonical.country,
            userID: identities.userID,
            username: identities.username,
            email: start.email,
            company: start.company,
            owner: start.owner,
            optIn: refusedAt == nil ? start.word?.value ?? .unknown : .no,
            optInSource: refusedAt == nil ? start.word?.source.rawValue : ContactSource.keyword.rawValue,
            optInAt: refusedAt ?? start.word.map { $0.at ?? moment },
            refuses: [],
            blockedAt: nil,
            source: source,
            createdAt: moment,
            updatedAt: moment,
            lastInboundAt: nil,
            lastOutboundAt: nil,
            activeAt: Timestamp(milliseconds: 0),
            deletedAt: nil,
            erasedAt: nil
        )
    }
}
