import Primitives

/// What wakes a sequence that runs.
enum SequenceTriggers {
    struct Trigger: Equatable {
        let event: String
        var campaign: CampaignID?
        let enrols: Bool
    }

    /// Changes of contacts wake every sequence: a condition may be met, or the contact blocked or deleted.
    private static let watched = ["contact.changed", "contacts.changed", "contact.deleted"]

    /// One event for all contacts that an import has made.
    static let imported = "contacts.imported"

    static func of(_ plan: SequencePlan) -> [Trigger] {
        var enrolling: Set<String> =
            switch plan.trigger.on {
            case .create: ["contact.created"]
            case .update: ["contact.changed", "contacts.changed"]
            case .both: ["contact.created", "contact.changed", "contacts.changed"]
            case .event: plan.trigger.event.map { [$0] } ?? []
            case .campaign, .manual: []
            }
        if plan.trigger.imports == true, plan.trigger.on == .create || plan.trigger.on == .both {
            enrolling.insert(imported)
        }
        let events = Set(watched).union(enrolling).sorted()
        var triggers = events.map { Trigger(event: $0, enrols: enrolling.contains($0)) }
        if plan.trigger.on == .campaign, let campaign = plan.trigger.campaign {
            triggers.append(Trigger(event: Self.event(campaign.outcome), campaign: campaign.id, enrols: true))
        }
        return triggers
    }

    static func event(_ outcome: SequencePlan.CampaignOutcome.Outcome) -> String { "campaign:\(outcome.rawValue)" }
}
