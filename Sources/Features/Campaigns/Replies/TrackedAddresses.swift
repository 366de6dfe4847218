import Primitives
import Storage
import TrackedLinks

/// Each recipient's own endings of the short addresses that a campaign's variables ask for.
struct TrackedAddresses {
    /// By the address that is led to.
    private let links: [String: TrackedLink]

    /// Makes the links where there are none. No statement for a campaign without.
    init(
        _ variables: [[String: VariableSource]],
        _ runner: CampaignRunner,
        _ scope: CampaignLine.Scope,
        _ transaction: Transaction
    )
        throws
    {
        let urls = Set(variables.flatMap(\.values).compactMap { $0.tracked?.url }).sorted()
        let store = TrackedLinkStore(transaction, in: scope.workspace)
        links = Dictionary(
            uniqueKeysWithValues: try urls.map { url in
                (url, try store.link(TrackedLink.Owner(scope.campaign), to: url, ambient: runner.ambient))
            }
        )
    }

    /// Values to look at, with what stands for the endings: nobody has one yet.
    static func samples(_ values: [String: String], _ variables: [String: VariableSource]) -> [String: String] {
        var values = values
        for (key, source) in variables where source.tracked != nil { values[key] = "xxxxxxxxxxxxxxxxxxxxxxxx" }
        return values
    }

    func tokens(for row: Int) -> [String: String] { links.mapValues { $0.token(for: Int64(row)) } }
}
