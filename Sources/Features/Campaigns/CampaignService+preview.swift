package import CloudAPI
import Contacts
package import Primitives
package import Routes
import Storage
import Templates
import Workspaces

/// A campaign's message as one person will get it.
package struct CampaignPreview: Sendable {
    package let row: Int
    package let to: PhoneNumber
    package let name: String
    /// Meta's components with the person's values in their texts.
    package let components: [JSON]
    /// What keeps this person from being written to, in sentences; empty when nothing does.
    package let problems: [String]
}

extension CampaignService {
    /// As many people of an audience can be looked at before.
    static let previewsMax = 20

    /// - Parameter row: the file's row; the first that can be written to when `nil`.
    /// - Throws: `CampaignError`.
    package func preview(_ id: CampaignID, row: Int?, in workspace: WorkspaceID) async throws -> CampaignPreview {
        try await database.read { try person(id, row: row, in: workspace, $0).preview() }
    }

    /// Sends the campaign's message, with one row's values, to a number of the tester's choice.
    ///
    /// - Throws: `CampaignError`, `ContactError.badNumber`, `TemplateError`, and what sending throws.
    package func trial(_ id: CampaignID, row: Int?, to text: String, by caller: Caller) async throws -> MessageID {
        let workspace = caller.workspace
        let trial = try await database.write { transaction in
            let person = try person(id, row: row, in: workspace, transaction)
            let country = try person.country ?? WorkspaceStore(transaction).find(workspace)?.country
            let phone = try Self.number(text, country: country)
            let contact = try ContactStore(transaction, ambient: ambient, limits: runner.limits)
                .resolve(workspace: workspace, identities: ContactIdentities(phone: phone), source: .manual)
            return CampaignTrial(
                channel: person.campaign.channel,
                contact: contact.id,
                template: person.template.id,
                values: person.values.merging(try addresses(person.campaign, transaction, workspace)) { $1 },
                author: caller.member
            )
        }
        return try await line.send(workspace, trial)
    }

    /// Links that work, and are nobody's.
    private func addresses(_ campaign: Campaign, _ transaction: Transaction, _ workspace: WorkspaceID) throws
        -> [String: String]
    {
        let tokens = try TrackedAddresses([campaign.variables], runner, (workspace, campaign.id), transaction).tokens(
            for: 0
        )
        return campaign.variables.compactMapValues { $0.tracked.flatMap { tokens[$0.url] } }
    }

    private static func number(_ text: String, country: String?) throws -> PhoneNumber {
        do {
            return try PhoneReader(defaultCountry: country).read(text).number
        } catch {
            throw ContactError.badNumber(error)
        }
    }

    /// One person of the campaign with their values.
    private struct Person {
        let campaign: Campaign
        let template: Template
        /// For numbers written without one.
        let country: String?
        let row: Int
        let name: String
        let phone: PhoneNumber
        let values: [String: String]

        func preview() throws -> CampaignPreview {
            var problems: [String] = []
            do {
                _ = try TemplateFiller.fill(template, values: values)
            } catch TemplateError.values(let faults) {
                problems = faults.map(\.words)
            }
            return CampaignPreview(
                row: row,
                to: phone,
                name: name,
                components: TemplateFiller(template).show(values),
                problems: problems
            )
        }
    }

    private func person(
        _ id: CampaignID,
        row number: Int?,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Person {
        let campaign = try CampaignStore(transaction, in: workspace).find(id)
        guard
            let template = try TemplateStore(transaction).templates([campaign.template], in: workspace)[
                campaign.template
            ]
        else { throw CampaignError.templateNotFound(campaign.template) }
        guard let importID = campaign.audience.onlyFile else {
            return try person(of: campaign, template, row: number, in: workspace, transaction)
        }
        let imports = ImportStore(transaction)
        let file: Import
        do {
            file = try imports.find(importID, in: workspace)
        } catch ImportError.notFound {
            throw CampaignError.importNotFound
        }
        let found =
            try number.map { try imports.row($0, of: importID, in: workspace) }
            ?? imports.rows(of: importID, verdict: .ok, limit: 1, in: workspace).first
        guard let row = found, let phone = row.e164 else {
            if let number { throw CampaignError.rowNotFound(number) }
            throw CampaignError.nobodyToWriteTo
        }
        var person = try fields(of: phone, name: row.name, campaign, in: workspace, transaction)
        person.cells = Dictionary(Array(zip(file.columns, row.cells))) { first, _ in first }
        return Person(
            campaign: campaign,
            template: template,
            country: file.defaultCountry,
            row: row.row,
            name: row.name,
            phone: phone,
            values: TrackedAddresses.samples(person.values(campaign.variables), campaign.variables)
        )
    }

    /// One of the first people of an audience that is no file.
    private func person(
        of campaign: Campaign,
        _ template: Template,
        row number: Int?,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Person {
        guard !campaign.audience.sources.isEmpty else { throw CampaignError.importNotFound }
        let row = number ?? 1
        guard (1...Self.previewsMax).contains(row) else { throw CampaignError.rowNotFound(row) }
        let desk = try AudienceDesk(planned: campaign, runner, in: workspace, transaction)
        let people = try AudienceReader(desk: desk).firstPeople(row)
        guard people.count == row, let found = people.last else {
            if number != nil { throw CampaignError.rowNotFound(row) }
            throw CampaignError.nobodyToWriteTo
        }
        let person = try fields(of: found.phone, name: found.name, campaign, in: workspace, transaction)
        return Person(
            campaign: campaign,
            template: template,
            country: nil,
            row: row,
            name: found.name,
            phone: found.phone,
            values: TrackedAddresses.samples(person.values(campaign.variables), campaign.variables)
        )
    }

    private func fields(
        of phone: PhoneNumber,
        name: String,
        _ campaign: Campaign,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> RecipientFields {
        if let contact = try ContactStore(transaction, ambient: ambient).find(phone, in: workspace) {
            return try PersonFields(transaction: transaction, workspace: workspace)
                .find([contact], for: [campaign.variables])[contact.id] ?? RecipientFields()
        }
        var person = RecipientFields()
        person.fields = ["name": name, "phone": phone.rawValue]
        person.fields["firstName"] = name.split { $0.isWhitespace }.first.map(String.init)
        return person
    }
}
