package import Contacts
package import Primitives

/// Whom a campaign goes to: everybody of its sources who is in no exclusion. Nobody twice.
package struct Audience: Sendable, Equatable, Codable {
    package static let partsMax = 20

    package var sources: [Source]
    package var exclude: [Source]
    /// Only those who said yes to marketing; who has said nothing is left out then, too.
    package var onlyConsented: Bool

    package init(sources: [Source] = [], exclude: [Source] = [], onlyConsented: Bool = false) {
        (self.sources, self.exclude, self.onlyConsented) = (sources, exclude, onlyConsented)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        sources = try container.decodeIfPresent([Source].self, forKey: .sources) ?? []
        exclude = try container.decodeIfPresent([Source].self, forKey: .exclude) ?? []
        onlyConsented = try container.decodeIfPresent(Bool.self, forKey: .onlyConsented) ?? false
    }

    /// One part of it, by what its kind asks for.
    package struct Source: Sendable, Equatable, Codable {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            case all, segment, tag, community, company, filter, contacts, `import`, numbers, retarget
        }

        package var kind: Kind
        /// Of a segment, tag, community, company or file.
        package var id: String?
        package var filter: ContactPredicate?
        package var ids: [ContactID]?
        /// Pasted numbers as they were pasted; kept apart, so that `nil` in what is stored.
        package var text: String?
        /// How many of the pasted lines are numbers, and how many are not.
        package var numbers: Int?
        package var invalid: Int?
        package var campaignId: CampaignID?
        package var outcome: RetargetOutcome?

        package init(
            _ kind: Kind,
            id: String? = nil,
            filter: ContactPredicate? = nil,
            ids: [ContactID]? = nil,
            text: String? = nil,
            campaign: CampaignID? = nil,
            outcome: RetargetOutcome? = nil
        ) {
            (self.kind, self.id, self.filter, self.ids, self.text) = (kind, id, filter, ids, text)
            (campaignId, self.outcome) = (campaign, outcome)
        }

        /// Whether its people are contacts already, so that they are found by a condition alone.
        var isOfContacts: Bool { kind != .import && kind != .numbers }

        package var importID: ImportID? { kind == .import ? id.flatMap { ImportID($0) } : nil }
    }
}
