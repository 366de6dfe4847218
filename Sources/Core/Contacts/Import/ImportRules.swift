/// How the rows of a file become contacts.
package struct ImportRules: Sendable, Equatable, Codable {
    /// What a row does to a contact who is there already.
    package enum Duplicates: String, Sendable, Codable, CaseIterable {
        /// What the row says replaces what is known; empty cells change nothing.
        case update
        case skip
        /// Only what is not known yet is taken.
        case fill
    }

    /// Where consent to marketing comes from.
    package enum Consent: String, Sendable, Codable, CaseIterable {
        case yes
        case no
        /// From the column that is mapped to `optIn`.
        case row
        case leave
    }

    package var duplicates: Duplicates
    package var optIn: Consent
    /// What proves the consent: the form, the paper, the day.
    package var evidence: String?
    /// For every contact of the file.
    package var tags: [String]

    package init(duplicates: Duplicates = .fill, optIn: Consent = .leave, evidence: String? = nil, tags: [String] = [])
    {
        self.duplicates = duplicates
        self.optIn = optIn
        self.evidence = evidence
        self.tags = tags
    }

    /// What is not said is as for a new file.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        duplicates = try container.decodeIfPresent(Duplicates.self, forKey: .duplicates) ?? .fill
        optIn = try container.decodeIfPresent(Consent.self, forKey: .optIn) ?? .leave
        evidence = try container.decodeIfPresent(String.self, forKey: .evidence)
        tags = try container.decodeIfPresent([String].self, forKey: .tags) ?? []
    }
}
