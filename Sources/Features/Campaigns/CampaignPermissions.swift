package import Routes

extension Permission {
    package static let viewCampaigns = Permission("campaigns.view", from: .member)
    package static let editCampaigns = Permission("campaigns.edit", from: .admin)
    package static let sendCampaigns = Permission("campaigns.send", from: .admin)

    /// All that Campaigns asks for.
    package static let campaigns = [viewCampaigns, editCampaigns, sendCampaigns]
}
