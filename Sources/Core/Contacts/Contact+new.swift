import Primitives

extension Contact {
    /// A contact as it is first written.
    ///
    /// - Parameter refusedAt: when the same person, erased since, said no to marketing.
    init(
        new id: ContactID,
        _ identities: ContactIdentities,
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
            email: nil,
            company: nil,
            owner: nil,
            optIn: refusedAt == nil ? .unknown : .no,
            optInSource: refusedAt == nil ? nil : ContactSource.keyword.rawValue,
            optInAt: refusedAt,
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
