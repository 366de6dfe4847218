import Contacts
import Primitives
import Routes
import Storage

/// The campaigns of a contact over HTTP.
struct ContactCampaignRoutes: Sendable {
    let campaigns: CampaignService

    var route: Route {
        Route(
            .get,
            "/api/contacts/{id}/campaigns",
            access: .permission(.viewCampaigns),
            summary: "The campaigns that a contact was an addressee of, the newest first, with what became of each",
            query: .page,
            gives: ContactCampaignsBody.self
        ) { call in
            let (page, workspace) = (try call.page, try call.caller.workspace)
            let contact: ContactID = try call.id("id")
            let last = try page.after.map { (campaign: try $0.id(0) as CampaignID, row: Int(try $0.number(1))) }
            let ambient = campaigns.ambient
            let body = try await campaigns.database.read { transaction in
                _ = try ContactStore(transaction, ambient: ambient).find(contact, in: workspace)
                let store = ContactCampaign.Store(transaction: transaction, workspace: workspace, contact: contact)
                let shown = Page(
                    fetched: try store.page(after: last, limit: page.limit + 1),
                    page: page,
                    cursor: { Cursor("\($0.campaign.rawValue)", "\($0.recipient.row)") },
                    item: ContactCampaignBody.init
                )
                return ContactCampaignsBody(
                    items: shown.items,
                    next: shown.next,
                    total: last == nil ? try store.count() : nil
                )
            }
            return .json(body)
        }
    }
}
