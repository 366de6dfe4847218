import Contacts
import Foundation
import Primitives

/// What a person decides about a campaign before it starts.
struct CampaignPlan: Sendable, Equatable {
    var name: String
    var channel: ChannelID
    var template: TemplateID
    var importID: ImportID?
    var variables: [String: VariableSource]

    init(_ campaign: Campaign) {
        name = campaign.name
        channel = campaign.channel
        template = campaign.template
        importID = campaign.importID
        variables = campaign.variables
    }

    init(
        name: String,
        channel: ChannelID,
        template: TemplateID,
        importID: ImportID?,
        variables: [String: VariableSource]
    ) {
        self.name = name
        self.channel = channel
        self.template = template
        self.importID = importID
        self.variables = variables
    }

    var variablesText: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(variables), as: UTF8.self)
        }
    }
}
