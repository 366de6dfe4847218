import Contacts
import Primitives

extension Audience {
    /// What is wrong with it in itself, whatever else there is.
    ///
    /// - Throws: `CampaignError.audience`.
    func check() throws {
        for source in sources + exclude {
            switch source.kind {
            case .all: continue
            case .segment: try require(source.id.flatMap { SegmentID($0) } != nil, "choose", "Choose a segment.")
            case .tag: try require(source.id.flatMap { TagID($0) } != nil, "choose", "Choose a tag.")
            case .community: try require(source.id.flatMap { CommunityID($0) } != nil, "choose", "Choose a community.")
            case .company: try require(source.id.flatMap { CompanyID($0) } != nil, "choose", "Choose a company.")
            case .import: try require(source.importID != nil, "choose", "Choose a file of contacts.")
            case .filter:
                try require(source.filter != nil, "filter-missing", "A filter says whom it finds.")
                try source.filter?.checkSize()
            case .contacts:
                try require(
                    (1...1_000).contains(source.ids?.count ?? 0),
                    "count",
                    "Name \(1, "min") to \("1,000", "max", as: 1_000) contacts."
                )
            case .numbers:
                let bytes = source.text?.utf8.count ?? 0
                try require(
                    bytes <= NumberStore.bytesMax,
                    "paste-less",
                    "Paste 1 MB of numbers at most, or send a file."
                )
            case .retarget:
                try require(
                    source.campaignId != nil && source.outcome != nil,
                    "choose",
                    "Choose a campaign and what became of it."
                )
            }
        }
        try require(
            sources.count <= Self.partsMax && exclude.count <= Self.partsMax,
            "at-most",
            "There are \(20, "max") parts at most."
        )
    }

    private func require(_ isGood: Bool, _ code: String, _ words: Said) throws {
        guard isGood else { throw CampaignError.audience(code, words) }
    }
}
