package import Contacts
package import Primitives

/// What a sequence does: as the API speaks it, and as it is kept.
package struct SequencePlan: Codable, Sendable, Equatable {
    package var trigger = Trigger()
    /// Who may be enrolled at all.
    package var start: ContactPredicate?
    /// For whom it has done what it is for.
    package var success: ContactPredicate?
    /// For whom it is over for another reason.
    package var failure: ContactPredicate?
    package var stopOnReply = true
    /// A contact is enrolled once and never again.
    package var once = true
    /// The days on which it sends, by ISO 8601: Monday is 1.
    package var days = [1, 2, 3, 4, 5, 6, 7]
    /// `HH:MM`; the whole day when both are left out.
    package var from: String?
    package var to: String?
    package var zone: Zone = .account
    package var steps: [Step] = []

    package init() {}

    package enum Zone: String, Codable, Sendable, CaseIterable {
        case account
        /// By the country of the contact's number.
        case recipient
    }

    /// What enrols contacts.
    package struct Trigger: Codable, Sendable, Equatable {
        package var on: Kind = .manual
        /// The kind of event, for `event`.
        package var event: String?
        package var campaign: CampaignOutcome?
        /// For `create` and `both`: also contacts that an import makes. Not when left out: a file may have a million.
        package var imports: Bool?

        package init(
            _ on: Kind = .manual,
            event: String? = nil,
            campaign: CampaignOutcome? = nil,
            imports: Bool? = nil
        ) {
            (self.on, self.event, self.campaign, self.imports) = (on, event, campaign, imports)
        }

        package enum Kind: String, Codable, Sendable, CaseIterable {
            case create
            case update
            case both
            case event
            case campaign
            /// People, the API and others; they may in every case.
            case manual
        }
    }

    /// What became of a message of a campaign.
    package struct CampaignOutcome: Codable, Sendable, Equatable {
        package var id: CampaignID
        package var outcome: Outcome

        package init(_ id: CampaignID, _ outcome: Outcome) {
            (self.id, self.outcome) = (id, outcome)
        }

        package enum Outcome: String, Codable, Sendable, CaseIterable {
            case delivered
            case read
            case replied
            case clicked
            case failed
        }
    }

    package struct Step: Codable, Sendable, Equatable {
        /// Stays when the step moves or changes: who had it does not get it again.
        package var id: String
        package var name: String
        package var on = true
        package var delay: Delay
        /// Who does not meet it goes on without this step.
        package var condition: ContactPredicate?
        package var template: TemplateUse?
        /// Sent instead while the contact's window is open.
        package var text: String?

        package init(
            id: String,
            name: String,
            on: Bool = true,
            delay: Delay,
            condition: ContactPredicate? = nil,
            template: TemplateUse? = nil,
            text: String? = nil
        ) {
            (self.id, self.name, self.on, self.delay) = (id, name, on, delay)
            (self.condition, self.template, self.text) = (condition, template, text)
        }
    }

    package struct Delay: Codable, Sendable, Equatable {
        package var amount: Int
        package var unit: Unit
        package var after: Anchor

        package init(_ amount: Int, _ unit: Unit, after: Anchor = .previous) {
            (self.amount, self.unit, self.after) = (amount, unit, after)
        }

        package enum Unit: String, Codable, Sendable, CaseIterable {
            case minutes
            case hours
            case days
        }

        package enum Anchor: String, Codable, Sendable, CaseIterable {
            case previous
            case enrolment
        }

        /// Plans are looked at before they are known to be good: of what is too long to be counted, what is merely too long.
        package var duration: Duration {
            let amount = Int64(min(max(amount, -1_000_000), 1_000_000))
            return switch unit {
            case .minutes: .minutes(amount)
            case .hours: .hours(amount)
            case .days: .days(amount)
            }
        }
    }

    package struct TemplateUse: Codable, Sendable, Equatable {
        package var templateId: TemplateID
        /// By the variables' keys.
        package var variables: [String: ValueSource]

        package init(_ templateId: TemplateID, _ variables: [String: ValueSource] = [:]) {
            (self.templateId, self.variables) = (templateId, variables)
        }
    }

    /// Where a variable takes its value from.
    package struct ValueSource: Codable, Sendable, Equatable {
        /// `name`, `firstName`, `email`, `phone`, `company` or `custom.KEY`. Goes before `text`.
        package var field: String?
        package var text: String?
        /// A link whose clicks are counted, for a button's address. Goes before all others.
        package var tracked: Tracked?
        /// For contacts who have none.
        package var fallback: String?

        package init(field: String? = nil, text: String? = nil, tracked: Tracked? = nil, fallback: String? = nil) {
            (self.field, self.text, self.tracked, self.fallback) = (field, text, tracked, fallback)
        }

        package struct Tracked: Codable, Sendable, Equatable {
            package var url: String

            package init(url: String) { self.url = url }
        }
    }
}
