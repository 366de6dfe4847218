import Contacts
import Foundation
import Primitives

/// What a person decides about a campaign before it starts.
struct CampaignPlan: Sendable, Equatable {
    var name: String
    var kind = Campaign.Kind.broadcast
    var channel: ChannelID
    var template: TemplateID
    var importID: ImportID?
    var variables: [String: VariableSource]
    var options = CampaignOptions()

    init(_ campaign: Campaign) {
        name = campaign.name
        kind = campaign.kind
        channel = campaign.channel
        template = campaign.template
        importID = campaign.importID
        variables = campaign.variables
        options = campaign.options
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

extension Campaign {
    /// Whom it goes to, also where that is the one file of a campaign from before audiences.
    var audience: Audience {
        options.audience ?? Audience(sources: importID.map { [Audience.Source(.import, id: "\($0)")] } ?? [])
    }

    /// What is sent: one template, or those that are tried.
    var contents: [Variant] {
        options.variants.isEmpty
            ? [Variant(key: "", name: "", template: template, variables: variables, share: 100)] : options.variants
    }

    /// What somebody of a variant gets; the winner, or the first, who is of none.
    func content(of variant: String?) -> Variant? {
        let key = variant ?? winner ?? ""
        return contents.first { $0.key == key } ?? contents.first
    }
}

extension Audience {
    /// The file, where it is the only source: then its columns may fill the template.
    var onlyFile: ImportID? { sources.count == 1 ? sources[0].importID : nil }

    /// What of it is written down one after the other: all contacts at once, then each list by its lines.
    var parts: [Part] {
        if let file = onlyFile { return [.file(file, place: 0)] }
        let contacts: [Part] = sources.contains(where: \.isOfContacts) ? [.contacts] : []
        let lists = sources.enumerated().compactMap { place, source -> Part? in
            switch source.kind {
            case .import: source.importID.map { .file($0, place: place) }
            case .numbers: .numbers(place: place)
            default: nil
            }
        }
        return contacts + lists + (contacts.isEmpty ? [] : [.windows])
    }

    enum Part: Sendable, Equatable {
        case contacts
        case file(ImportID, place: Int)
        case numbers(place: Int)
        /// Those of the contacts whose open windows change the price.
        case windows
    }
}
