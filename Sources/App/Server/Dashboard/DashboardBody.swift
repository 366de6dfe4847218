import Messaging
import Primitives

/// The first page on the wire.
struct DashboardBody: Codable, Sendable {
    let channels: Channels
    let conversations: Conversations
    let messages: Messages
    let campaigns: Campaigns
    /// For who may see the balance.
    let credits: Credits?
    let checklist: [Step]

    struct Channels: Codable, Sendable {
        let connected: Int64
        let total: Int64
    }

    struct Conversations: Codable, Sendable {
        let open: Int64
        let unread: Int64
    }

    struct Messages: Codable, Sendable {
        let `in`: Int64
        let out: Int64
        let failed: Int64
    }

    struct Campaigns: Codable, Sendable {
        let running: Int64
        let scheduled: Int64
    }

    struct Credits: Codable, Sendable {
        let available: Points
        let held: Points
        let spentToday: Points
        let spentMonth: Points
    }

    struct Step: Codable, Sendable {
        let key: String
        let done: Bool
    }

    init(counts: InboxCounts, campaigns: Campaigns, credits: Credits?, hasCredits: Bool, steps: FirstSteps) {
        channels = Channels(connected: counts.connectedChannels, total: counts.channels)
        conversations = Conversations(open: counts.open, unread: counts.unread)
        messages = Messages(in: counts.received, out: counts.sent, failed: counts.failed)
        self.campaigns = campaigns
        self.credits = credits
        checklist = [
            Step(key: "credits", done: hasCredits),
            Step(key: "channel", done: counts.connectedChannels > 0),
            Step(key: "template", done: steps.hasTemplate),
            Step(key: "message", done: counts.hasAnswered),
            Step(key: "campaign", done: steps.hasCampaign),
            Step(key: "member", done: steps.hasColleague),
        ]
    }
}
