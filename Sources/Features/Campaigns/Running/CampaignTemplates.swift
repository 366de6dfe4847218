package import Events
import Foundation
package import Primitives
import Storage

/// Wakes the campaigns that run on a template which was changed, or put into another category: each is stopped by its job, and asks.
package struct CampaignTemplates: Sendable {
    private let alarm: CampaignAlarm

    package init(ambient: Ambient) {
        alarm = CampaignAlarm(ambient: ambient)
    }

    package var observer: EventObserver {
        EventObserver(kinds: ["template.changed"]) { [alarm] event, transaction in
            let change = try JSONDecoder().decode(Change.self, from: Data(event.payload.utf8))
            guard let template = TemplateID(change.templateId) else { return }
            let running = try transaction.rows(
                """
                SELECT id FROM campaigns WHERE workspace_id = \(event.workspace) AND state = 'running'
                AND \(CampaignStore.sends(template)) ORDER BY id
                """
            ).map { try $0["id"] as CampaignID }
            for campaign in running { try alarm.ring(campaign, in: event.workspace, transaction) }
        }
    }

    private struct Change: Decodable {
        let templateId: String
    }
}
