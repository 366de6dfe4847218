import Campaigns
import Events
import Messaging
import Primitives
import Sequences
import Storage
import Templates

extension Features {
    /// Templates with Meta's calls by the channels, and with all that runs on them.
    static func templates(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        channels: ChannelService
    ) -> TemplateService {
        TemplateService(
            database: database,
            ambient: ambient,
            events: events,
            listing: { try await channels.templates($1, in: $0) },
            hasChannel: { try ChannelStore($0).find($1, $2) != nil },
            meta: channels.templateMeta,
            uses: [
                { try CampaignUses($0, in: $1).uses(of: $2) }, { try SequenceUses($0, in: $1).uses(of: $2) },
            ]
        )
    }
}
