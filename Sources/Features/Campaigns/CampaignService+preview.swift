package import CloudAPI
import Contacts
package import Primitives
package import Routes
import Storage
import Templates

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
            let phone = try Self.number(text, country: person.file.defaultCountry)
            let contact = try ContactStore(transaction, ambient: ambient, limits: runner.limits)
                .resolve(workspace: workspace, identities: ContactIdentities(phone: phone), source: .manual)
            return CampaignTrial(
                channel: person.campaign.channel,
                contact: contact.id,
                template: person.template.id,
                values: person.values,
                author: caller.member
            )
        }
        return try await line.send(workspace, trial)
    }

    private static func number(_ text: String, country: String?) throws -> PhoneNumber {
        do {
            return try PhoneReader(defaultCountry: country).read(text).number
        } catch {
            throw ContactError.badNumber(error)
        }
    }

    /// One row of the campaign's file with its values.
    private struct Person {
        let campaign: Campaign
        let template: Template
        let file: Import
        let row: ImportRow
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
                row: row.row,
                to: phone,
                name: row.name,
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
        guard let importID = campaign.importID else { throw CampaignError.importNotFound }
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
        let values = campaign.variables.compactMapValues { $0.value(of: row.cells, columns: file.columns) }
        return Person(campaign: campaign, template: template, file: file, row: row, phone: phone, values: values)
    }
}
